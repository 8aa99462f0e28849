import { hovering } from '../charts/hover.js';
import { ProgressChart } from '../charts/progress-chart.js';
import { html } from '../dom.js';
import { counted, figures, percent } from '../units.js';
import { drawn } from './drawn.js';

/**
 * @typedef {import('../charts/progress-chart.js').Field} Field
 * @typedef {import('../charts/progress-chart.js').Evaluation} Evaluation
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Common<any, any> & {evaluations: readonly Evaluation[]}} AnyState
 *
 * @typedef {{points: number, step: string, loss: string, exact: string, other: string}} Values at the cursor, or the newest
 *
 * @typedef {{
 *   head: unknown, steps: string, loss: string, exact: string, other: string, chart: (values: Values) => string
 * }} Texts `head`: what stands above; the names of the figures; the chart in words
 */

/**
 * The loss, the share of exact answers, and another share, over the steps.
 * @template {AnyState} A
 * @param {HTMLElement} root
 * @param {import('../store.js').Store<A>} store
 * @param {import('../series.js').Series} series
 * @param {Field} other
 * @param {(state: A, words: Words) => Texts} texts
 * @returns {() => void} takes it away
 */
export function mountProgress(root, store, series, other, texts) {
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
    (state, words) => {
      const values = valuesAt(chart?.cursor ?? -1, series, state.evaluations, other);
      return panel(texts(state, words), values, words, hover);
    },
    (_, { logSteps, evaluations }) => {
      chart ??= new ProgressChart(
        /** @type {HTMLCanvasElement} */ (root.querySelector('#progress-chart')),
        other,
      );
      chart.draw(series, { logSteps, evaluations });
    },
  );
}

/**
 * @param {number} cursor
 * @param {import('../series.js').Series} series
 * @param {readonly Evaluation[]} evaluations
 * @param {Field} other
 * @returns {Values}
 */
function valuesAt(cursor, series, evaluations, other) {
  const at = cursor >= 0 ? Math.min(cursor, series.length - 1) : series.length - 1;
  const step = at < 0 ? 0 : series.columns.step[at];
  const measured =
    cursor < 0 ? evaluations.at(-1) : evaluations.findLast((one) => one.step <= step);
  return {
    points: series.length,
    step: counted(step),
    loss: at < 0 ? '–' : figures(series.columns.smoothLoss[at]),
    exact: `${percent(measured?.exact)} %`,
    other: `${percent(measured?.[other])} %`,
  };
}

/**
 * @param {Texts} texts
 * @param {Values} values
 * @param {Words} words
 * @param {ReturnType<typeof hovering>} hover
 */
function panel(texts, values, words, hover) {
  return html`
    ${texts.head}
    <dl class="legend" id="values">
      ${value('', texts.steps, values.step)} ${value('smooth', texts.loss, values.loss)}
      ${value('exact', texts.exact, values.exact)} ${value('carry', texts.other, values.other)}
    </dl>
    <canvas
      id="progress-chart"
      role="img"
      tabindex="0"
      data-points=${values.points}
      aria-label=${texts.chart(values)}
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
