import { hovering } from '../../charts/hover.js';
import { LineChart } from '../../charts/line-chart.js';
import { html } from '../../dom.js';
import { counted, figures } from '../../units.js';
import { wordsOf } from '../../i18n/words.js';
import { drawn } from '../../views/drawn.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../series.js').Series} Series
 * @typedef {import('../../i18n/words.js').Words} Words
 */

/**
 * The loss over the steps.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Series} series
 */
export function mountCurve(root, store, series) {
  /** @type {LineChart | null} */
  let chart = null;
  const hover = hovering(
    series,
    () => chart,
    (at) => {
      if (chart !== null) {
        chart.cursor = at;
        store.set((state) => ({ ...state }));
      }
    },
  );
  return drawn(
    root,
    store,
    (state, words) => panel(state, words, series, chart?.cursor ?? -1, hover),
    (_, { language, spelled, run }) => {
      const words = wordsOf(language);
      const letters = spelled?.letters.length ?? new Set(run?.spec.word ?? 'hello').size;
      chart ??= new LineChart(/** @type {HTMLCanvasElement} */ (root.querySelector('canvas')));
      chart.draw(series, {
        convert: (nats) => nats,
        baseline: Math.log(letters),
        baselineLabel: words('curve.guessing'),
        gradientLabel: words('curve.gradient'),
        logSteps: false,
        evaluations: [],
      });
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
function panel({ run, spelled }, words, series, cursor, hover) {
  const at = cursor >= 0 ? Math.min(cursor, series.length - 1) : -1;
  const values = {
    step: counted(at < 0 ? (run?.step ?? 0) : series.columns.step[at]),
    loss: figures(at < 0 ? spelled?.loss : series.columns.smoothLoss[at]),
  };
  return html`
    <h2 id="curve-title">
      ${words('curve.title')} <span class="aside">${words('curve.at', values)}</span>
    </h2>
    <p class="explanation">${words('curve.explanation')}</p>
    <canvas
      id="hello-chart"
      role="img"
      tabindex="0"
      data-points=${series.length}
      aria-label=${words('curve.chart', values)}
      title=${words('loss.keys')}
      @pointermove=${hover.move}
      @pointerleave=${hover.leave}
      @blur=${hover.leave}
      @keydown=${hover.key}
    ></canvas>
  `;
}
