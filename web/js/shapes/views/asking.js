import { html, live, nothing } from '../../dom.js';
import { typedOf } from '../outline.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Shape} Shape
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The way to another example: the next one it is tried on, or one of one's own.
 * @param {State} state
 * @param {Shape} shape
 * @param {Words} words
 * @param {Actions} actions
 */
export function asking({ run, example, typed, faulty }, shape, words, actions) {
  const now = typed === '' && example !== null ? typedOf(example) : typed;
  return html`<form
    class="asking"
    novalidate
    @submit=${(/** @type {any} */ event) => {
      event.preventDefault();
      actions.read(event.target.elements.typed.value);
    }}
  >
    <button id="next" type="button" ?disabled=${run === null} @click=${actions.next}>
      ${words('shapes.next')}
    </button>
    <div class=${faulty ? 'own faulty' : 'own'}>
      <label for="typed">${words('shapes.own')}</label>
      <input
        id="typed"
        name="typed"
        type="text"
        maxlength="200"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        placeholder=${now}
        aria-invalid=${faulty ? 'true' : 'false'}
        aria-describedby=${faulty ? 'typed-fault' : 'typed-hint'}
        .value=${live(typed)}
        @input=${(/** @type {any} */ event) => actions.look({ typed: event.target.value })}
      />
      <button id="read" ?disabled=${run === null}>${words('shapes.read')}</button>
      ${
        faulty
          ? html`<p class="fault" role="alert" id="typed-fault">
              ${words(`shape.${shape}.fault`)}
            </p>`
          : html`<p class="hint" id="typed-hint">${words(`shape.${shape}.hint`)}</p>`
      }
    </div>
    ${
      example === null
        ? nothing
        : html`<details class="vocabulary">
            <summary>
              ${words('shapes.vocabulary', { count: example.vocabulary.length - 1 })}
            </summary>
            <p>${example.vocabulary.filter((one) => one !== '').join('  ')}</p>
          </details>`
    }
  </form>`;
}
