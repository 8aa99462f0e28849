import { html, nothing } from '../../dom.js';
import { lengthOf, percent } from '../../units.js';

/** The lengths that are tried. */
const LENGTHS = [8, 16, 32, 64];

/**
 * How well the network adds numbers of other lengths.
 * @param {import('../types.js').State} state
 * @param {import('../../i18n/words.js').Words} words
 */
export function longer({ laboratory, run }, words) {
  return html`<section class="longer" aria-labelledby="longer-title">
    <h3 id="longer-title">${words('longer.title')}</h3>
    <p class="hint">${words('longer.explanation')}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${words('longer.bits')}</th>
          <th scope="col">${words('longer.exact')}</th>
          <th scope="col">${words('longer.right')}</th>
        </tr>
      </thead>
      <tbody>
        ${LENGTHS.map((bits) => {
          const found = laboratory?.longer.find((one) => one.bits === bits);
          return html`<tr>
            <th scope="row">
              ${bits}${
                bits === run?.spec.bits ? html` <small>${words('longer.trained')}</small>` : nothing
              }
            </th>
            <td class="share" .style=${`--length: ${lengthOf(found?.exact)}`}>
              ${percent(found?.exact)} %
            </td>
            <td class="share" .style=${`--length: ${lengthOf(found?.bitAccuracy)}`}>
              ${percent(found?.bitAccuracy)} %
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </section>`;
}
