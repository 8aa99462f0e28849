import { html } from '../dom.js';
import { FORMS, formOf, standardText, withNumber } from '../forms.js';
import { control, selectInput } from './control.js';

/**
 * @typedef {import('./control.js').Setting} Setting
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../i18n/words.js').Key} Key
 */

/**
 * A control of a name with numbers of its own, each of which stands in a field beneath.
 * @param {Setting} setting
 * @param {Words} words
 */
export function formControl(setting, words) {
  const { field, id, value, choose } = setting;
  const { name, numbers } = formOf(String(value));
  const options = Object.keys(FORMS[field]).map((one) => ({
    value: one,
    name: words(/** @type {Key} */ (`${field}.${one}`)),
  }));
  const select = selectInput({
    id,
    value: name,
    options,
    choose: (one) => choose(standardText(field, one)),
  });
  const fields = (FORMS[field][name] ?? []).map(({ min, max, step }, i) => {
    const label = words(/** @type {Key} */ (`${field}.${name}.${i + 1}`));
    return html`<label class="form-number"
      ><span>${label}</span
      ><input
        id=${`${id}-${i + 1}`}
        type="number"
        min=${min}
        max=${max}
        step=${step}
        .value=${String(numbers[i] ?? '')}
        @change=${(/** @type {any} */ { target }) => {
          if (Number.isNaN(target.valueAsNumber)) {
            target.value = String(numbers[i]);
          } else {
            choose(withNumber(String(value), i, target.valueAsNumber));
          }
        }}
    /></label>`;
  });
  return control(setting, words, select, { kind: 'row', below: fields });
}
