import { html, live } from '../../dom.js';
import { mountProgress } from '../../views/progress.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The error, the exact sums and the carry that can be read, over the sums that were learnt from.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 * @param {import('../../series.js').Series} series
 */
export function mountCurves(root, store, actions, series) {
  return mountProgress(root, store, series, 'carryAccuracy', (state, words) => ({
    head: head(state, words, actions),
    steps: words('addition.bar.sums'),
    loss: words('curves.error'),
    exact: words('curves.exact'),
    other: words('curves.carry'),
    chart: ({ loss, other, ...values }) =>
      words('curves.chart', { ...values, error: loss, carry: other }),
  }));
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function head({ logSteps }, words, actions) {
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
  `;
}
