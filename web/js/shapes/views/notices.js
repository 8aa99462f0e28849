import { html } from '../../dom.js';
import { counted, percent } from '../../units.js';
import { trouble } from '../../views/trouble.js';
import { mounted } from '../../views/view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Steps that a network has taken before it is said to learn. */
const SOME = 10;

/**
 * The sentence on what one sees, and what a person must know.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountNotices(root, store, actions) {
  return mounted(root, store, (state, words) => [
    html`<p class="lead">${lead(state, words)}</p>`,
    trouble(state, words, actions),
  ]);
}

/**
 * @param {State} state
 * @param {Words} words
 */
function lead({ run, connection, example }, words) {
  if (run === null) {
    return words(`shapes.lead.${connection === 'reconnecting' ? 'noServer' : 'waiting'}`);
  }
  const values = {
    step: counted(run.step),
    exact: percent(example?.accuracy.exact),
    examples: counted(example?.accuracy.examples ?? 0),
    hidden: run.spec.hidden,
  };
  if (run.status !== 'training') {
    return words(`shapes.lead.${run.status}`, values);
  }
  return words(run.step < SOME ? 'shapes.lead.new' : 'shapes.lead.learning', values);
}
