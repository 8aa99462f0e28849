/** @typedef {import('./types.js').TokenKind} TokenKind */

/** In the order in which they are offered. @type {readonly TokenKind[]} */
export const TOKEN_KINDS = Object.freeze(['characters', 'bytes', 'words', 'states']);

/** A run of letters, digits and apostrophes, or anything else, and every ideograph, on its own; as on the server. */
const WORD = /(?:(?!\p{Ideographic})[\p{L}\p{Nd}]|['’\p{Mn}])+|./gsu;

/** What white space separates, and line ends; spaces that do not break are none, as on the server. */
const STATE = /\n|[\S\u00a0\u2007\u202f\ufeff]+/gu;

/**
 * Where the symbols of a text begin, in UTF-16 units. Bytes of one character begin where it does.
 * @param {string} text
 * @param {Exclude<TokenKind, 'characters'>} kind
 * @returns {Uint32Array}
 */
export function startsOf(text, kind) {
  /** @type {number[]} */
  const starts = [];
  if (kind === 'bytes') {
    for (let at = 0; at < text.length;) {
      const point = /** @type {number} */ (text.codePointAt(at));
      const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      for (let i = 0; i < bytes; i++) {
        starts.push(at);
      }
      at += point > 0xffff ? 2 : 1;
    }
  } else {
    for (const { index } of text.matchAll(kind === 'words' ? WORD : STATE)) {
      starts.push(index);
    }
  }
  return Uint32Array.from(starts);
}
