/**
 * @typedef {import('./types.js').Advice} Advice
 * @typedef {{
 *   says: 'fewWindows' | 'byHeart' | 'byHeartButForDropout' | 'roomForMore' | 'fits' | 'uncounted' | 'noValidation', warns: boolean
 * }} Sentence
 */

/** Windows of an epoch below which there are too few. */
export const FEW_WINDOWS = 50;

/** Parameters and symbols differ much from this factor on; the rule of the field is about one for one. */
const FAR = 10;

/**
 * What is worth knowing of a network for a text, in the field's rule: about as many parameters as symbols.
 * @param {Advice} advice
 * @param {number} symbols of the text
 * @param {number} dropout
 * @returns {Sentence[]}
 */
export function adviceOf({ parameters, validatedOn, windows }, symbols, dropout) {
  /** @type {Sentence[]} */
  const sentences = [];
  if (windows < FEW_WINDOWS) {
    sentences.push({ says: 'fewWindows', warns: true });
  }
  if (parameters === 0) {
    sentences.push({ says: 'uncounted', warns: false });
  } else if (parameters > FAR * symbols) {
    sentences.push(
      dropout > 0
        ? { says: 'byHeartButForDropout', warns: false }
        : { says: 'byHeart', warns: true },
    );
  } else {
    sentences.push({ says: symbols > FAR * parameters ? 'roomForMore' : 'fits', warns: false });
  }
  if (validatedOn < 2) {
    sentences.push({ says: 'noValidation', warns: true });
  }
  return sentences;
}
