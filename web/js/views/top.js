import { html, nothing } from '../dom.js';
import { LANGUAGES } from '../i18n/words.js';
import { mounted } from './view.js';

/** The laboratories, each with its address. */
const TABS = /** @type {const} */ ({
  text: '/',
  addition: '/addition/',
  memory: '/memory/',
  shapes: '/shapes/',
  hello: '/hello/',
});

/** @typedef {keyof typeof TABS} Tab */

/**
 * The name, the laboratories, and the language.
 * @template {{revision: number, language: import('../types.js').Language}} S
 * @param {HTMLElement} root
 * @param {import('../store.js').Store<S>} store
 * @param {{look: (look: {language: import('../types.js').Language}) => void}} actions
 * @param {Tab} here the laboratory that is open
 */
export function mountTop(root, store, actions, here) {
  return mounted(
    root,
    store,
    ({ language }, words) => html`
      <div class="brand">
        <span class="logo" aria-hidden="true"></span>
        <h1>Unroll</h1>
        <span class="tagline">${words(`${here}.tagline`)}</span>
      </div>
      <nav class="tabs" aria-label=${words('tabs.label')}>
        ${
          /** @type {Tab[]} */ (Object.keys(TABS)).map(
            (tab) =>
              html`<a href=${TABS[tab]} aria-current=${tab === here ? 'page' : nothing}
                >${words(`tab.${tab}`)}</a
              >`,
          )
        }
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
