/**
 * Which parts of a sample also occur in the text that was learnt: whole words, and in scripts that part no words, pairs of
 * characters. In noise there are next to none; the more is learnt, the more there are.
 */

/** A run of letters of one kind: of a script without spaces between words, or of any other. */
const TOKENS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{M}\p{N}]|(?<=\p{L})['’](?=\p{L}))+/gu;
const UNPARTED =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** More than there are code points, so that a pair of them is one number. */
const BASE = 0x110000;

export class Lexicon {
  constructor() {
    /** @type {Set<string>} */
    this.words = new Set();
    /** Pairs of code points a, b as a · BASE + b. @type {Set<number>} */
    this.pairs = new Set();
  }

  /** Takes in more of the text. @param {string} text */
  learn(text) {
    for (const [token] of text.matchAll(TOKENS)) {
      if (UNPARTED.test(token)) {
        for (const { pair } of pairsOf(token)) {
          this.pairs.add(pair);
        }
      } else {
        this.words.add(token);
      }
    }
  }

  /**
   * The parts of a sample that occur in the text, as UTF-16 positions in rising order, and the share of letters in them;
   * null when the sample has no letters.
   * @param {string} sample
   * @returns {{parts: [number, number][], share: number | null}}
   */
  known(sample) {
    /** @type {[number, number][]} */
    const parts = [];
    let letters = 0;
    let right = 0;
    /** @param {number} from @param {number} to */
    const add = (from, to) => {
      const last = parts[parts.length - 1];
      const start = last === undefined ? from : Math.max(from, last[1]);
      right += to - start;
      if (last !== undefined && last[1] >= from) {
        last[1] = to;
      } else {
        parts.push([from, to]);
      }
    };
    for (const { 0: token, index } of sample.matchAll(TOKENS)) {
      letters += token.length;
      if (UNPARTED.test(token)) {
        for (const { pair, from, to } of pairsOf(token)) {
          if (this.pairs.has(pair)) {
            add(index + from, index + to);
          }
        }
      } else if (this.words.has(token)) {
        add(index, index + token.length);
      }
    }
    return { parts, share: letters === 0 ? null : right / letters };
  }
}

/**
 * The pairs of neighbouring code points of a token, with their places in UTF-16 units.
 * @param {string} token
 */
function* pairsOf(token) {
  let before = -1;
  let from = 0;
  let at = 0;
  for (const symbol of token) {
    const point = /** @type {number} */ (symbol.codePointAt(0));
    if (before >= 0) {
      yield { pair: before * BASE + point, from, to: at + symbol.length };
    }
    before = point;
    from = at;
    at += symbol.length;
  }
}
