/**
 * @typedef {import('../types.js').Sample} Sample
 * @typedef {import('../types.js').State} State
 * @typedef {import('../lexicon.js').Lexicon} Lexicon
 * @typedef {ReturnType<Lexicon['known']>} Known
 */

/** The name of the highlight in the style sheet. */
const NAME = 'known';

/**
 * The parts of samples that occur in the text, shown by a highlight that adds no elements to the page; browsers without
 * highlights show the share only.
 */
export class KnownParts {
  supported = 'highlights' in CSS;
  /** @type {WeakMap<Sample, Known>} */
  #found = new WeakMap();
  /** By the sequence of a sample. @type {Map<string, StaticRange[]>} */
  #ranges = new Map();
  /** @type {Lexicon | null} */
  #lexicon = null;

  /**
   * @param {Sample} sample
   * @param {Lexicon} lexicon
   * @returns {Known}
   */
  of(sample, lexicon) {
    this.#use(lexicon);
    let known = this.#found.get(sample);
    if (known === undefined) {
      known = lexicon.known(sample.text);
      this.#found.set(sample, known);
    }
    return known;
  }

  /**
   * Highlights what is new in the list and lets go what is not there any more.
   * @param {HTMLElement} list
   * @param {State} state
   */
  show(list, { samples, lexicon }) {
    if (!this.supported || lexicon === null) {
      return;
    }
    this.#use(lexicon);
    const bySequence = new Map(samples.map((sample) => [String(sample.sequence), sample]));
    const articles = [...list.querySelectorAll('article')];
    const keys = new Set(articles.map(({ dataset }) => dataset.sequence ?? ''));
    let changed = false;
    for (const key of this.#ranges.keys()) {
      if (!keys.has(key)) {
        changed = this.#ranges.delete(key);
      }
    }
    for (const article of articles) {
      const key = article.dataset.sequence ?? '';
      const sample = bySequence.get(key);
      const text = article.querySelector('.writing span')?.firstChild;
      if (sample && text && !this.#ranges.has(key)) {
        this.#ranges.set(key, rangesIn(text, this.of(sample, lexicon)));
        changed = true;
      }
    }
    if (changed) {
      CSS.highlights.set(NAME, new Highlight(...[...this.#ranges.values()].flat()));
    }
  }

  clear() {
    this.#ranges.clear();
    if (this.supported) {
      CSS.highlights.delete(NAME);
    }
  }

  /** @param {Lexicon} lexicon */
  #use(lexicon) {
    if (lexicon !== this.#lexicon) {
      this.#lexicon = lexicon;
      this.#found = new WeakMap();
      this.clear();
    }
  }
}

/**
 * @param {Node} text
 * @param {Known} known
 */
function rangesIn(text, { parts }) {
  return parts.map(
    ([startOffset, endOffset]) =>
      new StaticRange({ startContainer: text, startOffset, endContainer: text, endOffset }),
  );
}
