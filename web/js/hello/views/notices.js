import { html } from '../../dom.js';
import { counted } from '../../units.js';
import { trouble } from '../../views/trouble.js';
import { mounted } from '../../views/view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 */

/**
 * The sentence on what one sees, and what a person must know.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
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
function lead({ run, connection, spelled }, words) {
  if (run === null || spelled === null) {
    const key = connection === 'reconnecting' ? 'noServer' : 'waiting';
    return words(`hello.lead.${key}`);
  }
  const values = {
    step: counted(run.step),
    right: spelled.right,
    all: spelled.steps.length,
    word: run.spec.word,
    units: run.spec.hidden,
  };
  if (run.status === 'diverged' || run.status === 'failed' || run.status === 'finished') {
    return words(`hello.lead.${run.status}`, values);
  }
  if (spelled.right === spelled.steps.length) {
    return words('hello.lead.learnt', values);
  }
  return words(run.step === 0 ? 'hello.lead.new' : 'hello.lead.learning', values);
}
