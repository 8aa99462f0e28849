/**
 * Holds the state of a page and tells who listens that it changed.
 * @template {{revision: number}} [S=import('./types.js').State]
 */
export class Store {
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {S} state */
  constructor(state) {
    this.state = state;
  }

  /**
   * Replaces parts of the state, or all of it by what a function makes of it.
   * @param {Partial<S> | ((state: S) => S)} change
   */
  set(change) {
    const next = typeof change === 'function' ? change(this.state) : { ...this.state, ...change };
    if (next === this.state) {
      return;
    }
    this.state = { ...next, revision: this.state.revision + 1 };
    this.#listeners.forEach((listener) => listener());
  }

  /**
   * Calls `listener` after every change, until the function that is returned is called.
   * @param {() => void} listener
   */
  listen(listener) {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
