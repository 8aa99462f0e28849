import { FEW_WINDOWS } from './advice.js';

/**
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {import('./types.js').TokenKind} TokenKind
 * @typedef {import('../types.js').Spec} Spec
 */

/** Characters to a symbol, about: words with what stands between them, states with a space. @type {Record<TokenKind, number>} */
const CHARACTERS = { characters: 1, bytes: 1, words: 3, states: 8 };

/** Most symbols that bytes can have, and what a text of words has at least. */
const BYTES = 256;
const WORDS = 2000;

/** Distinct characters from which a text is one of signs, each of which says more: as many phrases fit into shorter windows. */
const MANY_SIGNS = 1000;

const SHARE_TRAINED = 0.95;
const MOST_STREAMS = 32;
const SHORTEST_WINDOW = 8;

/** Units of a layer, the most first. */
const UNITS = [256, 192, 128, 64];

/** Weights of an LSTM of one layer with its outputs. @param {number} hidden @param {number} vocabulary */
function weights(hidden, vocabulary) {
  return 4 * hidden * (vocabulary + hidden + 2) + (hidden + 1) * vocabulary;
}

/**
 * Settings that suit a text that the catalogue does not know, in the field's rules: about as many weights as symbols, and no fewer than fifty windows in a
 * pass where that is possible.
 * @param {Corpus} corpus
 * @param {TokenKind} tokens
 * @returns {Partial<Spec>}
 */
export function suited({ characters = 0, vocabulary = 1 }, tokens) {
  const symbols = Math.floor(characters / CHARACTERS[tokens]);
  const kinds = { characters: vocabulary, bytes: BYTES, words: WORDS, states: vocabulary };
  const fits = (/** @type {number} */ units) => weights(units, kinds[tokens]) <= 2 * symbols;
  const hidden = UNITS.find(fits) ?? UNITS[UNITS.length - 1];
  const trained = SHARE_TRAINED * symbols;
  const usual = tokens !== 'characters' || vocabulary >= MANY_SIGNS ? 32 : 64;
  const fitting = Math.floor(trained / FEW_WINDOWS);
  const sequenceLength = Math.max(
    1,
    Math.min(usual, Math.max(SHORTEST_WINDOW, fitting), Math.floor(trained) - 1),
  );
  const batch = Math.max(1, Math.min(MOST_STREAMS, Math.floor(fitting / sequenceLength)));
  return {
    cell: 'lstm',
    hidden,
    sequenceLength,
    batch,
    dropout: fits(hidden) ? 0 : 0.2,
    optimizer: 'adam',
    learningRate: 0.003,
    gradientClip: 5,
    gradientClipBy: 'norm',
    initializer: 'xavier',
  };
}
