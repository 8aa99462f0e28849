import { render } from '../dom.js';
import { paced } from '../frame.js';
import { wordsOf } from '../i18n/words.js';

/** @typedef {import('../i18n/words.js').Words} Words */

/**
 * Draws a template into `root` now and, paced, after every change of the store.
 * @template {{revision: number, language: import('../types.js').Language}} S
 * @param {HTMLElement} root
 * @param {import('../store.js').Store<S>} store
 * @param {(state: S, words: Words) => unknown} template
 * @param {() => void} [drawn] is called after each drawing
 * @returns {() => void} stops drawing
 */
export function mounted(root, store, template, drawn = () => {}) {
  function draw() {
    render(template(store.state, wordsOf(store.state.language)), root);
    drawn();
  }
  draw();
  return store.listen(paced(draw));
}
