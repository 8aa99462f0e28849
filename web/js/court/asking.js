/**
 * Asks for something again whenever what it depends on has changed: one at a time, and with a pause between.
 * @template {{revision: number}} S
 * @param {import('../store.js').Store<S>} store
 * @param {{keyOf: (state: S) => string | null, ask: (state: S) => Promise<void>, pause: number}} what `keyOf`: all that it depends on,
 * null while it is not wanted; `pause`: in milliseconds
 * @returns {() => void} asks no more
 */
export function asking(store, { keyOf, ask, pause }) {
  /** @type {string | null} */
  let asked = null;
  let busy = false;

  async function look() {
    const key = keyOf(store.state);
    if (busy || key === null || key === asked) {
      return;
    }
    busy = true;
    asked = key;
    await ask(store.state);
    await new Promise((resolve) => setTimeout(resolve, pause));
    busy = false;
    look();
  }

  look();
  return store.listen(look);
}
