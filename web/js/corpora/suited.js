import { DEFAULTS } from '../defaults.js';
import { FEW_WINDOWS } from './advice.js';

/**
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {import('./types.js').TokenKind} TokenKind
 * @typedef {import('./types.js').Cut} Cut
 * @typedef {import('../types.js').Spec} Spec
 */

/**
 * Characters to a symbol, about, as long as they are not counted: words with what stands between them, states with a space.
 * @type {Record<TokenKind, number>}
 */
const CHARACTERS = { characters: 1, bytes: 1, words: 3, states: 8 };

/** Distinct characters from which a text is one of signs, each of which says more: as many phrases fit into shorter windows. */
const MANY_SIGNS = 1000;

const MOST_STREAMS = 32;
const SHORTEST_WINDOW = 8;

/** Units of a layer, the most first. */
const UNITS = [256, 192, 128, 64, 32];

/** Weights to a symbol, at most. */
const MOST_WEIGHTS = 2;

/** With so many different symbols the smallest network is large. */
const FAR_TOO_MANY_KINDS = 10_000;

/** Weights of an LSTM of one layer with its outputs. @param {number} hidden @param {number} vocabulary */
function weights(hidden, vocabulary) {
  return 4 * hidden * (vocabulary + hidden + 2) + (hidden + 1) * vocabulary;
}

/**
 * How many symbols a text has, cut into tokens of a kind, and how many different ones: as they were counted, or about.
 * @param {Corpus} corpus
 * @param {TokenKind} tokens
 * @param {Cut} [cut]
 */
function sizeOf({ characters = 0, vocabulary = 1 }, tokens, cut) {
  if (tokens === 'characters') {
    return { symbols: characters, vocabulary };
  }
  return cut?.symbols && cut.characters && cut.vocabulary
    ? {
        symbols: Math.round((cut.symbols * characters) / cut.characters),
        vocabulary: cut.vocabulary,
      }
    : { symbols: Math.floor(characters / CHARACTERS[tokens]), vocabulary };
}

/**
 * Settings that suit a text that the catalogue does not know, in the field's rules: weights by the number of symbols, and no fewer than fifty windows in a
 * pass where that is possible.
 * @param {Corpus} corpus
 * @param {TokenKind} tokens
 * @param {Cut} [cut] the text in those tokens, once they are counted
 * @returns {Partial<Spec>}
 */
export function suited(corpus, tokens, cut) {
  const { symbols, vocabulary } = sizeOf(corpus, tokens, cut);
  const fits = (/** @type {number} */ units) =>
    weights(units, vocabulary) <= MOST_WEIGHTS * symbols;
  const smallest = vocabulary > FAR_TOO_MANY_KINDS ? UNITS.length - 1 : UNITS.length - 2;
  const hidden = UNITS.slice(0, smallest).find(fits) ?? UNITS[smallest];
  const trained = DEFAULTS.trainFraction * symbols;
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
