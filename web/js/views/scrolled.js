/** @typedef {import('../types.js').Sample} Sample */

/** The list of samples under a reader who may have scrolled back: what they read stays where it is while new ones come. */
export class ScrolledLog {
  /** @type {HTMLElement | null} */
  #list = null;
  /** The article at the top of the view, and how far down the list it was. @type {{article: HTMLElement, top: number} | null} */
  #anchor = null;
  /** The newest sample when the reader left the top; null at the top. @type {number | null} */
  #left = null;

  /** @param {() => void} changed is called when the reader leaves the top, or comes back */
  constructor(changed) {
    this.changed = changed;
  }

  scrolled = () => {
    const list = this.#list;
    if (list === null) {
      return;
    }
    const away = list.scrollTop > 0;
    if (away !== (this.#left !== null)) {
      const newest = list.querySelector('article');
      this.#left = away ? Number(newest?.dataset.sequence ?? 0) : null;
      this.changed();
    }
    this.#remember(list);
  };

  toNewest = () => {
    this.#list?.scrollTo({ top: 0 });
  };

  /** Moves the list so that the article that was at the top still is. @param {HTMLElement} list */
  keepPlace(list) {
    this.#list = list;
    const { article, top } = this.#anchor ?? {};
    if (this.#left !== null && article?.isConnected && top !== undefined) {
      list.scrollTop += article.offsetTop - top;
    }
    this.#remember(list);
  }

  /** How many samples came since the reader left the top. @param {Sample[]} samples newest first */
  newerIn(samples) {
    const left = this.#left;
    if (left === null) {
      return 0;
    }
    const seen = samples.findIndex(({ sequence }) => sequence <= left);
    return seen < 0 ? samples.length : seen;
  }

  /** @param {HTMLElement} list */
  #remember(list) {
    this.#anchor = null;
    if (this.#left === null) {
      return;
    }
    for (const article of list.querySelectorAll('article')) {
      if (article.offsetTop + article.offsetHeight > list.scrollTop) {
        this.#anchor = { article, top: article.offsetTop };
        return;
      }
    }
  }
}
