import { html, repeat } from '../../dom.js';
import { mounted } from '../../views/view.js';
import { familyOf } from '../tree.js';
import { row } from './row.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Pages of laboratories to begin in, for who has no run yet. */
const BEGINNINGS = /** @type {const} */ ([
  ['/', 'tab.text'],
  ['/addition/', 'tab.addition'],
  ['/memory/', 'tab.memory'],
  ['/shapes/', 'tab.shapes'],
  ['/hello/', 'tab.hello'],
]);

/**
 * All runs, each with its forks under it.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountList(root, store, actions) {
  const rows = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      actions.see(/** @type {HTMLElement} */ (target).dataset.run ?? '', isIntersecting);
    }
  });
  const stop = mounted(
    root,
    store,
    (state, words) => panel(state, words, actions),
    () => root.querySelectorAll('[data-run]').forEach((one) => rows.observe(one)),
  );
  return () => {
    rows.disconnect();
    stop();
  };
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function panel(state, words, actions) {
  const family = familyOf(state.runs ?? []);
  return html`
    <h2 id="list-title">
      ${words('runs.title')}
      <label class="choose"
        ><span>${words('runs.open')}</span
        ><input
          id="open-file"
          class="unseen"
          type="file"
          accept=".safetensors"
          @change=${(/** @type {any} */ { target }) => {
            const [file] = target.files;
            target.value = '';
            if (file) {
              actions.open(file);
            }
          }}
      /></label>
    </h2>
    <p class="explanation">${words('runs.explanation')}</p>
    ${
      state.runs?.length === 0
        ? empty(words)
        : html`<ul id="rows">
            ${repeat(
              family,
              ({ run }) => run.id,
              (one) => row(one, state, words, actions),
            )}
          </ul>`
    }
  `;
}

/** @param {Words} words */
function empty(words) {
  return html`<div class="nothing" id="nothing">
    <p>${words('runs.empty')}</p>
    <p class="beginnings">
      ${BEGINNINGS.map(([address, name]) => html`<a href=${address}>${words(name)}</a>`)}
    </p>
    <p class="hint">${words('runs.emptyDrop')}</p>
  </div>`;
}
