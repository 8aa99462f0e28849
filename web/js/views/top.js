import { html } from '../dom.js';
import { LANGUAGES } from '../i18n/words.js';
import { mounted } from './view.js';

/**
 * The name, the laboratories, and the language.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {import('../actions.js').Actions} actions
 */
export function mountTop(root, store, actions) {
  return mounted(
    root,
    store,
    ({ language }, words) => html`
      <div class="brand">
        <span class="logo" aria-hidden="true"></span>
        <h1>Unroll</h1>
        <span class="tagline">${words('tagline')}</span>
      </div>
      <nav class="tabs" aria-label=${words('tabs.label')}>
        <a href="/" aria-current="page">${words('tab.text')}</a>
      </nav>
      <label class="language">
        <span class="unseen">${words('language')}</span>
        <select
          id="language"
          @change=${(/** @type {any} */ event) => actions.look({ language: event.target.value })}
        >
          ${LANGUAGES.map(
            ({ code, name }) =>
              html`<option value=${code} lang=${code} ?selected=${code === language}>
                ${name}
              </option>`,
          )}
        </select>
      </label>
    `,
  );
}
