import { hovering } from '../../charts/hover.js';
import { html, live } from '../../dom.js';
import { counted, figures, percent } from '../../units.js';
import { ProgressChart } from '../charts/progress-chart.js';
import { drawn } from './drawn.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../series.js').Series} Series
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The error, the exact sums and the carry that can be read, over the sums that were learnt from.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 * @param {Series} series
 */
export function mountCurves(root, store, actions, series) {
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
    (state, words) => panel(state, words, actions, series, chart?.cursor ?? -1, hover),
    (_, { logSteps, evaluations }) => {
      chart ??= new ProgressChart(
        /** @type {HTMLCanvasElement} */ (root.querySelector('#progress-chart')),
        'carryAccuracy',
      );
      chart.draw(series, { logSteps, evaluations });
    },
  );
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 * @param {Series} series
 * @param {number} cursor
 * @param {{move: (event: PointerEvent) => void, leave: () => void, key: (event: KeyboardEvent) => void}} hover
 */
function panel({ logSteps, evaluations }, words, actions, series, cursor, hover) {
  const at = cursor >= 0 ? Math.min(cursor, series.length - 1) : series.length - 1;
  const step = at < 0 ? 0 : series.columns.step[at];
  const measured =
    cursor < 0 ? evaluations.at(-1) : evaluations.findLast((one) => one.step <= step);
  const values = {
    points: series.length,
    step: counted(step),
    error: at < 0 ? '–' : figures(series.columns.smoothLoss[at]),
    exact: `${percent(measured?.exact)} %`,
    carry: `${percent(measured?.carryAccuracy)} %`,
  };
  return html`
    <h2 id="curves-title">
      ${words('curves.title')}
      <label class="check chart-controls"
        ><input
          id="log-steps"
          type="checkbox"
          .checked=${live(logSteps)}
          @change=${() => actions.look({ logSteps: !logSteps })}
        />${words('loss.logSteps')}</label
      >
    </h2>
    <p class="explanation">${words('curves.explanation')}</p>
    <dl class="legend" id="values">
      ${value('', words('addition.bar.sums'), values.step)}
      ${value('smooth', words('curves.error'), values.error)}
      ${value('exact', words('curves.exact'), values.exact)}
      ${value('carry', words('curves.carry'), values.carry)}
    </dl>
    <canvas
      id="progress-chart"
      role="img"
      tabindex="0"
      data-points=${series.length}
      aria-label=${words('curves.chart', values)}
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
