import { ProgressChart } from '../../addition/charts/progress-chart.js';
import { drawn } from '../../addition/views/drawn.js';
import { hovering } from '../../charts/hover.js';
import { html } from '../../dom.js';
import { counted, figures, percent } from '../../units.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../series.js').Series} Series
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The loss, and the shares of right answers, over the steps.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} _actions
 * @param {Series} series
 */
export function mountCurves(root, store, _actions, series) {
  /** @type {ProgressChart | null} */
  let chart = null;
  /** @param {number} at */
  const point = (at) => {
    if (chart !== null) {
      chart.cursor = at;
      store.set((state) => ({ ...state }));
    }
  };
  const hover = hovering(series, () => chart, point);
  return drawn(
    root,
    store,
    (state, words) => panel(state, words, series, chart?.cursor ?? -1, hover),
    (_, { logSteps, evaluations }) => {
      chart ??= new ProgressChart(
        /** @type {HTMLCanvasElement} */ (root.querySelector('#progress-chart')),
        'symbolAccuracy',
      );
      chart.draw(series, { logSteps, evaluations });
    },
  );
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Series} series
 * @param {number} cursor
 * @param {ReturnType<typeof hovering>} hover
 */
function panel({ evaluations, example }, words, series, cursor, hover) {
  const at = cursor >= 0 ? Math.min(cursor, series.length - 1) : series.length - 1;
  const step = at < 0 ? 0 : series.columns.step[at];
  const measured =
    cursor < 0 ? evaluations.at(-1) : evaluations.findLast((one) => one.step <= step);
  const values = {
    points: series.length,
    step: counted(step),
    loss: at < 0 ? '–' : figures(series.columns.smoothLoss[at]),
    exact: `${percent(measured?.exact)} %`,
    symbols: `${percent(measured?.symbolAccuracy)} %`,
  };
  const tried = { examples: counted(example?.accuracy.examples ?? 0) };
  return html`
    <h2 id="curves-title">${words('shapes.curves.title')}</h2>
    <p class="explanation">
      ${
        example === null
          ? words('shapes.curves.waiting')
          : words(example.accuracy.apart ? 'shapes.curves.apart' : 'shapes.curves.whole', tried)
      }
    </p>
    <dl class="legend" id="values">
      ${value('', words('bar.steps'), values.step)}
      ${value('smooth', words('shapes.curves.loss'), values.loss)}
      ${value('exact', words('shapes.curves.exact'), values.exact)}
      ${value('carry', words('shapes.curves.symbols'), values.symbols)}
    </dl>
    <canvas
      id="progress-chart"
      role="img"
      tabindex="0"
      data-points=${series.length}
      aria-label=${words('shapes.curves.chart', values)}
      title=${words('loss.keys')}
      @pointermove=${hover.move}
      @pointerleave=${hover.leave}
      @blur=${hover.leave}
      @keydown=${hover.key}
    ></canvas>
  `;
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string} text
 */
function value(kind, name, text) {
  return html`<div class=${kind}>
    <dt>${name}</dt>
    <dd>${text}</dd>
  </div>`;
}
