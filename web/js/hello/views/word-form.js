import { html, nothing } from '../../dom.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The field for another word, with what is wrong with it.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function wordForm({ run, draft, typed, faults }, words, actions) {
  const fault = typed?.fault
    ? words(`word.fault.${typed.fault.why}`, { count: typed.fault.count })
    : faults.word;
  return html`<form
    id="word-form"
    class=${`word-form ${fault ? 'faulty' : ''}`}
    novalidate
    @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      actions.learn();
    }}
  >
    <label for="word">${words('word.label')}</label>
    <input
      id="word"
      type="text"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-describedby="word-hint"
      aria-invalid=${fault ? 'true' : 'false'}
      .value=${typed?.text ?? draft.word}
      @input=${(/** @type {any} */ event) => actions.type(event.target.value)}
    />
    <button id="learn" type="submit" ?disabled=${run === null}>${words('word.learn')}</button>
    <p class="hint" id="word-hint">${words('word.hint')}</p>
    ${fault ? html`<p class="fault" role="alert" id="word-fault">${fault}</p>` : nothing}
  </form>`;
}
