import { mounted } from '../../views/view.js';

/** @typedef {import('../types.js').State} State */

/**
 * A view with pictures: they are drawn anew after each drawing of the template, and when the size or the colours of the page
 * change.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {(state: State, words: import('../../i18n/words.js').Words) => unknown} template
 * @param {(root: HTMLElement, state: State) => void} draw the pictures
 * @returns {() => void} stops drawing
 */
export function drawn(root, store, template, draw) {
  const again = () => draw(root, store.state);
  const scheme = window.matchMedia('(prefers-color-scheme: dark)');
  const stop = mounted(root, store, template, again);
  const sizes = new ResizeObserver(again);
  scheme.addEventListener('change', again);
  sizes.observe(root);
  return () => {
    scheme.removeEventListener('change', again);
    sizes.disconnect();
    stop();
  };
}
