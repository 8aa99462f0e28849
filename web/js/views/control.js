import { html, live, nothing } from '../dom.js';

/**
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../i18n/words.js').Key} Key
 *
 * @typedef {{
 *   field: string, id: string, value: string | number, standard: string | number, fault?: string,
 *   takesEffect: 'live' | 'resets', choose: (value: any) => void
 * }} Setting a control: what it sets, its value and default, what is wrong with it, and what a new value does
 */

/**
 * A control with its label, when it takes effect, what it does, and the way back to its default.
 * @param {Setting} setting
 * @param {Words} words
 * @param {unknown} input
 */
export function control(setting, words, input) {
  const { field, id, value, standard, fault, takesEffect, choose } = setting;
  return html`<div class=${`setting ${fault ? 'faulty' : ''}`}>
    <div class="setting-head">
      <label for=${id}>${words(/** @type {Key} */ (`${field}.label`))}</label>
      <span class=${`effect ${takesEffect}`} title=${words(`network.${takesEffect}Hint`)}
        >${words(`network.${takesEffect}`)}</span
      >
      ${
        value === standard
          ? nothing
          : html`<button class="plain" id=${`${id}-default`} @click=${() => choose(standard)}>
              ${words('network.default', { value: standard })}
            </button>`
      }
    </div>
    ${input}
    <p class="hint" id=${`${id}-hint`}>${words(/** @type {Key} */ (`${field}.hint`))}</p>
    ${fault ? html`<p class="fault" role="alert" id=${`${id}-fault`}>${fault}</p>` : nothing}
  </div>`;
}

/**
 * A control of a number.
 * @param {Setting & {min: number, max: number, step: number | 'any'}} setting
 * @param {Words} words
 */
export function numberControl(setting, words) {
  return control(setting, words, numberInput(setting));
}

/**
 * A field for a number; what is no number is put back.
 * @param {Setting & {min: number, max: number, step: number | 'any'}} setting
 */
export function numberInput({ id, value, min, max, step, choose }) {
  return html`<input
    id=${id}
    type="number"
    min=${min}
    max=${max}
    step=${step}
    aria-describedby=${`${id}-hint`}
    .value=${live(String(value))}
    @change=${(/** @type {any} */ event) => {
      if (Number.isNaN(event.target.valueAsNumber)) {
        event.target.value = String(value);
      } else {
        choose(event.target.valueAsNumber);
      }
    }}
  />`;
}

/**
 * A control with a few names to choose from.
 * @param {Setting & {options: {value: string, name: string}[]}} setting
 * @param {Words} words
 */
export function choiceControl(setting, words) {
  const { id, value, options, choose } = setting;
  return control(
    setting,
    words,
    html`<select
      id=${id}
      aria-describedby=${`${id}-hint`}
      .value=${live(String(value))}
      @change=${(/** @type {any} */ event) => choose(event.target.value)}
    >
      ${options.map(
        (option) =>
          html`<option value=${option.value} ?selected=${option.value === value}>
            ${option.name}
          </option>`,
      )}
    </select>`,
  );
}
