import { html } from '../../dom.js';
import { counted } from '../../units.js';
import { mountProgress } from '../../views/progress.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 */

/**
 * The loss, and the shares of right answers, over the steps.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {import('../../series.js').Series} series
 */
export function mountCurves(root, store, series) {
  return mountProgress(root, store, series, 'symbolAccuracy', (state, words) => ({
    head: head(state, words),
    steps: words('bar.steps'),
    loss: words('shapes.curves.loss'),
    exact: words('shapes.curves.exact'),
    other: words('shapes.curves.symbols'),
    chart: ({ other, ...values }) => words('shapes.curves.chart', { ...values, symbols: other }),
  }));
}

/**
 * @param {State} state
 * @param {Words} words
 */
function head({ example }, words) {
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
  `;
}
