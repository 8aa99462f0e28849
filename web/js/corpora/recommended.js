import { DEFAULTS } from '../defaults.js';
import { suited } from './suited.js';

/**
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {import('./types.js').TokenKind} TokenKind
 * @typedef {import('../types.js').Spec} Spec
 */

/** How a recorded rally begins. */
const RALLY = /^A\d+ B\d+ [AB]:\w+:\d/;

/** What a text is best cut into. @param {Corpus} corpus @returns {TokenKind} */
export function tokensOf({ settings, preview = '' }) {
  return /** @type {TokenKind} */ (
    settings?.tokens ?? (RALLY.test(preview) ? 'states' : DEFAULTS.tokens)
  );
}

/**
 * The settings that suit a text, over the defaults: the catalogue's, or those that its size asks for.
 * @param {Corpus} corpus
 * @param {TokenKind} [tokens] others than it is best cut into
 * @param {import('./types.js').Cut[] | null} [cuts] the text in tokens of each kind, once they are counted
 * @returns {Spec}
 */
export function specFor(corpus, tokens = tokensOf(corpus), cuts = null) {
  const cut = cuts?.find((one) => one.tokens === tokens);
  const { settings = suited(corpus, tokens, cut) } = corpus;
  const prime = tokens === tokensOf(corpus) ? (settings.sampling?.prime ?? '') : '';
  return {
    ...DEFAULTS,
    ...settings,
    corpus: corpus.id,
    tokens,
    sampling: { ...DEFAULTS.sampling, ...settings.sampling, prime },
  };
}

/**
 * The settings that are chosen now, for another text: what samples began with may not be in it.
 * @param {Spec} draft
 * @param {Corpus} corpus
 * @param {TokenKind} tokens
 * @returns {Spec}
 */
export function specWith(draft, corpus, tokens) {
  return { ...draft, corpus: corpus.id, tokens, sampling: { ...draft.sampling, prime: '' } };
}

/**
 * The settings that suit a text, after its tokens were counted where they depend on that.
 * @param {Corpus} corpus
 * @param {TokenKind} tokens
 * @param {import('./types.js').Cut[] | null} cuts
 * @param {() => Promise<import('./types.js').Cut[]>} count
 */
export async function countedSpecFor(corpus, tokens, cuts, count) {
  const known = cuts !== null || tokens === 'characters' || corpus.settings !== undefined;
  return specFor(corpus, tokens, known ? cuts : await count());
}

/** What the server asks of a network to count its parameters. @param {Spec} spec */
export function networkOf({ cell, hidden, layers, batch, sequenceLength, tokens }) {
  return { cell, hidden, layers, batch, sequenceLength, tokens };
}
