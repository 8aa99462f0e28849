import { html, render } from '../dom.js';
import { wordsOf } from '../i18n/words.js';

/**
 * Takes what files are dropped anywhere on the page.
 * @template {{revision: number, language: import('../types.js').Language}} S
 * @param {HTMLElement} root is shown while a file is over the page
 * @param {import('../store.js').Store<S>} store
 * @param {(dropped: DataTransfer) => void} take
 * @param {import('../i18n/words.js').Key} [invitation]
 */
export function mountDrop(root, store, take, invitation = 'text.dropHere') {
  let depth = 0;

  /** @param {boolean} shown */
  function show(shown) {
    const words = wordsOf(store.state.language);
    render(html`<p>${words(invitation)}</p>`, root);
    root.hidden = !shown;
  }

  /** @param {DragEvent} event */
  function carriesFile(event) {
    return event.dataTransfer?.types.includes('Files') ?? false;
  }

  /** @type {Record<string, (event: any) => void>} */
  const on = {
    dragenter(event) {
      if (carriesFile(event)) {
        depth++;
        show(true);
      }
    },
    dragleave(event) {
      if (carriesFile(event) && --depth === 0) {
        show(false);
      }
    },
    dragover(event) {
      if (carriesFile(event)) {
        event.preventDefault();
      }
    },
    drop(event) {
      if (event.dataTransfer !== null && carriesFile(event)) {
        event.preventDefault();
        depth = 0;
        show(false);
        take(event.dataTransfer);
      }
    },
  };
  Object.entries(on).forEach(([name, listener]) => document.addEventListener(name, listener));
  return () =>
    Object.entries(on).forEach(([name, listener]) => document.removeEventListener(name, listener));
}
