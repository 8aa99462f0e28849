import { ProgressChart } from '../../addition/charts/progress-chart.js';
import { drawn } from '../../addition/views/drawn.js';
import { hovering } from '../../charts/hover.js';
import { html, nothing } from '../../dom.js';
import { counted, figures, percent } from '../../units.js';
import { isTask } from '../defaults.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../series.js').Series} Series
 * @typedef {import('../../i18n/words.js').Words} Words
 */

/**
 * The loss, and the shares of right answers, over the steps.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Series} series
 */
export function mountCurves(root, store, series) {
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
        'bitAccuracy',
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
function panel({ evaluations, run }, words, series, cursor, hover) {
  const at = cursor >= 0 ? Math.min(cursor, series.length - 1) : series.length - 1;
  const step = at < 0 ? 0 : series.columns.step[at];
  const measured =
    cursor < 0 ? evaluations.at(-1) : evaluations.findLast((one) => one.step <= step);
  const task = run === null || isTask(run.spec);
  const values = {
    points: series.length,
    step: counted(step),
    loss: at < 0 ? '–' : figures(series.columns.smoothLoss[at]),
    exact: `${percent(measured?.exact)} %`,
    bits: `${percent(measured?.bitAccuracy)} %`,
  };
  return html`
    <h2 id="curves-title">${words('memory.curves.title')}</h2>
    <p class="explanation">
      ${words(task ? 'memory.curves.explanation' : 'memory.curves.text')}
    </p>
    <dl class="legend" id="values">
      ${value('', words('bar.steps'), values.step)}
      ${value('smooth', words('memory.curves.loss'), values.loss)}
      ${task ? value('exact', words('memory.curves.exact'), values.exact) : nothing}
      ${task ? value('carry', words('memory.curves.bits'), values.bits) : nothing}
    </dl>
    <canvas
      id="progress-chart"
      role="img"
      tabindex="0"
      data-points=${series.length}
      aria-label=${words('memory.curves.chart', values)}
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
