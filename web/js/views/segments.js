import { html, live } from '../dom.js';

/**
 * A few choices side by side, of which one holds.
 * @param {{
 *   name: string, legend: string, value: string, choose: (value: any) => void,
 *   options: {value: string, text: string, title?: string}[]
 * }} choice
 */
export function segments({ name, legend, value, options, choose }) {
  return html`<fieldset class="segments">
    <legend class="unseen">${legend}</legend>
    ${options.map(
      (option) =>
        html`<label title=${option.title ?? ''}
          ><input
            type="radio"
            name=${name}
            value=${option.value}
            .checked=${live(option.value === value)}
            @change=${() => choose(option.value)}
          /><span>${option.text}</span></label
        >`,
    )}
  </fieldset>`;
}
