import { html, nothing } from '../dom.js';
import { LOG_STOPS, logStop, logValue } from '../scales.js';

/**
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../i18n/words.js').Key} Key
 *
 * @typedef {{
 *   field: string, id: string, value: string | number | boolean, standard: string | number | boolean, fault?: string,
 *   takesEffect: 'live' | 'resets', unit?: string, standardName?: string, speaks?: string, hint?: string,
 *   choose: (value: any) => void
 * }} Setting a control: what it sets, its value and default, what is wrong with it, what a new value does, of what it is a number,
 * the default in words, and what it does where that is not always the same. Its own words are those of `speaks`, by default of the last part of
 * `field`.
 *
 * @typedef {{value: string, name: string}} Option
 */

/**
 * A control with its label, when it takes effect, what it does, and the way back to its default.
 * @param {Setting} setting
 * @param {Words} words
 * @param {unknown} input
 * @param {{kind?: string, reading?: string, below?: unknown}} [look] `reading`: the value in words, where the input does not show it;
 * `below`: what stands under the input
 */
export function control(setting, words, input, { kind = '', reading, below = nothing } = {}) {
  const { field, id, value, standard, fault, takesEffect, unit, standardName, choose } = setting;
  const name = nameOf(setting);
  const hint = setting.hint ?? words(/** @type {Key} */ (`${name}.hint`));
  return html`<div class=${`setting ${kind} ${fault ? 'faulty' : ''}`} data-field=${field}>
    <div class="setting-head">
      <label for=${id}>${words(/** @type {Key} */ (`${name}.label`))}</label>
      ${reading === undefined ? nothing : html`<output for=${id} id=${`${id}-text`}>${reading}</output>`}
      <span class=${`effect ${takesEffect}`} title=${words(`network.${takesEffect}Hint`)}
        >${words(`network.${takesEffect}`)}</span
      >
    </div>
    <div class="setting-input">${input}</div>
    ${below}
    <p class="hint" id=${`${id}-hint`}>
      ${unit ? html`<b>${unit}</b> · ` : nothing}${hint}
      ${
        value === standard
          ? nothing
          : html`<button class="plain" id=${`${id}-default`} @click=${() => choose(standard)}>
              ${words('network.default', { value: standardName ?? named(standard, name, words) })}
            </button>`
      }
    </p>
    ${fault ? html`<p class="fault" role="alert" id=${`${id}-fault`}>${fault}</p>` : nothing}
  </div>`;
}

/** Whose words a control speaks. @param {Setting} setting */
function nameOf({ field, speaks }) {
  return speaks ?? field.replace('sampling.', '');
}

/**
 * A default in words: some have no figure.
 * @param {string | number | boolean} standard
 * @param {string} name
 * @param {Words} words
 */
function named(standard, name, words) {
  if (name === 'pace') {
    return words('pace.full');
  }
  return standard === '' ? words('network.none') : String(standard);
}

/**
 * A control of a number.
 * @param {Setting & {min: number, max: number, step: number | 'any'}} setting
 * @param {Words} words
 */
export function numberControl(setting, words) {
  return control(setting, words, numberInput(setting), { kind: 'row' });
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
    .value=${String(value)}
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
 * A slider that sets while it is dragged.
 * @param {{
 *   id?: string, stop: number, min?: number, max: number, step?: number, text: string, label?: string,
 *   choose: (stop: number) => void
 * }} slider `label` where no label element stands for it
 */
export function sliderInput({ id, stop, min = 0, max, step = 1, text, label, choose }) {
  return html`<input
    id=${id ?? nothing}
    type="range"
    min=${min}
    max=${max}
    step=${step}
    aria-label=${label ?? nothing}
    aria-valuetext=${text}
    aria-describedby=${id ? `${id}-hint` : nothing}
    .value=${String(stop)}
    @input=${(/** @type {any} */ event) => choose(event.target.valueAsNumber)}
  />`;
}

/**
 * A control of a rate: a logarithmic slider with a field.
 * @param {Setting} setting
 * @param {import('../fields.js').RateField} field
 * @param {string | undefined} reading what a schedule makes of it
 * @param {Words} words
 */
export function rateControl(setting, { least, most, min, max, step }, reading, words) {
  const slider = sliderInput({
    stop: logStop(Number(setting.value), least, most),
    max: LOG_STOPS,
    text: String(setting.value),
    label: words(/** @type {Key} */ (`${nameOf(setting)}.label`)),
    choose: (stop) => setting.choose(logValue(stop, least, most)),
  });
  const number = numberInput({ ...setting, min, max, step });
  return control(setting, words, [slider, number], { kind: 'slider', reading });
}

/**
 * A control with a few names to choose from.
 * @param {Setting & {options: Option[], disabled?: boolean}} setting
 * @param {Words} words
 */
export function choiceControl(setting, words) {
  const { id, value, options, disabled, choose } = setting;
  const select = selectInput({ id, value: String(value), options, disabled, choose });
  return control(setting, words, select, { kind: 'row' });
}

/**
 * @param {{
 *   id: string, value: string, options: Option[], disabled?: boolean, choose: (value: string) => void
 * }} select
 */
export function selectInput({ id, value, options, disabled = false, choose }) {
  return html`<select
    id=${id}
    aria-describedby=${`${id}-hint`}
    ?disabled=${disabled}
    .value=${value}
    @change=${(/** @type {any} */ event) => choose(event.target.value)}
  >
    ${options.map(
      (option) =>
        html`<option value=${option.value} ?selected=${option.value === value}>
          ${option.name}
        </option>`,
    )}
  </select>`;
}
