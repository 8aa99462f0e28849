/**
 * Where a run reads. As on the server, the part of the text that is trained on, but for its last character, is cut into `batch` streams, each stream into
 * windows of `sequenceLength` characters, and the windows are read one after the other, pass after pass.
 */

import { startsOf } from './corpora/tokens.js';

/** Code points between two places that are remembered. */
const STRIDE = 1024;

/** A text that is counted in symbols, as the server counts, and not in UTF-16 units: in code points, or in what else a run reads. */
export class Passage {
  /**
   * @param {string} text
   * @param {import('./corpora/types.js').TokenKind} [tokens]
   */
  constructor(text, tokens = 'characters') {
    this.text = text;
    this.tokens = tokens;
    /** Where each symbol begins; null for code points. @type {Uint32Array | null} */
    this.starts = tokens === 'characters' ? null : startsOf(text, tokens);
    /** Index in UTF-16 units of every STRIDE-th code point; null when the two are the same. @type {number[] | null} */
    this.marks = /[\ud800-\udbff]/.test(text) ? [] : null;
    this.characters = this.starts?.length ?? text.length;
    if (this.marks !== null && this.starts === null) {
      this.characters = 0;
      for (let at = 0; at < text.length; at += width(text, at)) {
        if (this.characters++ % STRIDE === 0) {
          this.marks.push(at);
        }
      }
    }
  }

  /**
   * The text of the symbols from `from` (inclusive) to `to` (exclusive), of those that there are.
   * @param {number} from
   * @param {number} to
   */
  slice(from, to) {
    return this.text.slice(this.#unit(from), this.#unit(to));
  }

  /**
   * Those symbols one by one, without the white space between states.
   * @param {number} from
   * @param {number} to
   */
  symbols(from, to) {
    const { starts } = this;
    if (starts === null) {
      return [...this.slice(from, to)];
    }
    const symbols = [];
    for (let i = Math.max(0, from); i < Math.min(to, starts.length); i++) {
      const symbol = this.slice(i, i + 1);
      symbols.push(this.tokens === 'states' ? symbol.trimEnd() || symbol : symbol);
    }
    return symbols;
  }

  /** @param {number} point */
  #unit(point) {
    const within = Math.min(Math.max(0, point), this.characters);
    if (this.starts !== null) {
      return within < this.starts.length ? this.starts[within] : this.text.length;
    }
    if (this.marks === null || this.characters === 0) {
      return within;
    }
    const mark = Math.min(Math.floor(within / STRIDE), this.marks.length - 1);
    let at = this.marks[mark];
    for (let left = within - mark * STRIDE; left > 0; left--) {
      at += width(this.text, at);
    }
    return at;
  }
}

/**
 * @param {string} text
 * @param {number} at
 */
function width(text, at) {
  return /** @type {number} */ (text.codePointAt(at)) > 0xffff ? 2 : 1;
}

/** @typedef {{batch: number, sequenceLength: number, trainFraction?: number}} Part what decides where a run reads */

/**
 * Characters from the start of a text that are trained on.
 * @param {number} characters
 * @param {{trainFraction?: number}} spec
 */
export function trainedOn(characters, { trainFraction = 1 }) {
  return Math.round(characters * trainFraction);
}

/**
 * The window that the first stream read in its newest step, in symbols; at step 0 the one it will read first.
 * @param {number} step steps taken
 * @param {number} characters of the text
 * @param {Part} spec
 * @returns {{from: number, to: number}}
 */
export function windowAt(step, characters, { batch, sequenceLength, trainFraction }) {
  const stream = Math.floor((trainedOn(characters, { trainFraction }) - 1) / batch);
  const windows = Math.max(1, Math.floor(stream / sequenceLength));
  const from = (Math.max(0, step - 1) % windows) * sequenceLength;
  return { from, to: Math.min(characters, from + sequenceLength) };
}

/**
 * Windows of its text that a run had read at a step: as many as steps, unless it began with what another run had learnt.
 * @param {number} step
 * @param {{step: number, epoch?: number | null, stepsPerEpoch?: number | null}} run
 */
export function windowsAt(step, { step: now, epoch, stepsPerEpoch }) {
  return typeof epoch === 'number' && stepsPerEpoch
    ? step + Math.round(epoch * stepsPerEpoch) - now
    : step;
}
