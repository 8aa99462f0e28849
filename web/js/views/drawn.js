import { mounted } from './view.js';

/**
 * A view with pictures: they are drawn anew after each drawing of the template, and when the size or the colours of the page
 * change.
 * @template {{revision: number, language: import('../types.js').Language}} S
 * @param {HTMLElement} root
 * @param {import('../store.js').Store<S>} store
 * @param {(state: S, words: import('../i18n/words.js').Words) => unknown} template
 * @param {(root: HTMLElement, state: S) => void} draw the pictures
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
