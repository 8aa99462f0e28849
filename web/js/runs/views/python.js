import { html } from '../../dom.js';
import { mounted } from '../../views/view.js';
import { PYTHON } from '../python.js';

/**
 * The lines that open a checkpoint in PyTorch, to be copied.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<import('../types.js').State>} store
 */
export function mountPython(root, store) {
  let copied = false;
  async function copy() {
    try {
      await navigator.clipboard.writeText(PYTHON);
    } catch (forbidden) {
      select();
      return;
    }
    copied = true;
    store.set((state) => ({ ...state }));
  }
  /** Where the clipboard is closed to pages, the lines are chosen, ready to be copied by hand. */
  function select() {
    const lines = root.querySelector('pre');
    if (lines !== null) {
      getSelection()?.selectAllChildren(lines);
    }
  }
  return mounted(
    root,
    store,
    (_, words) =>
      html`<details class="more" id="python-lines">
        <summary id="python-title">${words('python.title')}</summary>
        <p class="explanation">${words('python.explanation')}</p>
        <pre
          tabindex="0"
          role="region"
          aria-label=${words('python.lines')}
        ><code>${PYTHON}</code></pre>
        <button id="copy" @click=${copy}>${words(copied ? 'python.copied' : 'python.copy')}</button>
      </details>`,
  );
}
