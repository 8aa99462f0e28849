import { titleOf } from '../corpora/naming.js';
import { html } from '../dom.js';
import { counted, inUnit } from '../units.js';
import { trouble } from './trouble.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Share of the vocabulary that the network wavers between when it is said to have learnt something. */
const LEARNT = 0.9;

/**
 * The sentence on what one sees, and what a person must know: a lost connection, a refusal, a run that diverged.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
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
function lead(state, words) {
  const { run, connection, language } = state;
  if (run === null) {
    return words(connection === 'reconnecting' ? 'lead.noServer' : 'lead.waiting');
  }
  const choices = run.smoothLoss === null ? Infinity : inUnit(run.smoothLoss, 'perplexity');
  const learning = run.status === 'training' && choices < LEARNT * run.corpus.vocabulary;
  return words(learning ? 'lead.learning' : `lead.${run.status}`, {
    hidden: (run.spec.layers > 1 ? `${run.spec.layers} × ` : '') + counted(run.spec.hidden),
    corpus: titleOf(run.corpus, language),
    symbols: words(`symbols.${run.spec.tokens ?? 'characters'}`),
    symbol: words(`symbol.${run.spec.tokens ?? 'characters'}`),
    step: counted(run.step),
    vocabulary: counted(run.corpus.vocabulary),
    choices: choices < 10 ? choices.toFixed(1) : counted(choices),
  });
}
