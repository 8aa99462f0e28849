import { html } from '../../dom.js';
import { counted, lengthOf } from '../../units.js';

/**
 * Exact sums by the longest chain of carries; a line for each length, whether there are such sums or not.
 * @param {import('../types.js').Adding | null} adding
 * @param {number} bits
 * @param {import('../../i18n/words.js').Words} words
 */
export function chains(adding, bits, words) {
  return html`<section class="chains" aria-labelledby="chains-title">
    <h3 id="chains-title">${words('chains.title')}</h3>
    <p class="hint">${words('chains.explanation')}</p>
    <table>
      <thead>
        <tr>
          <th scope="col" title=${words('chains.explanation')}>${words('chains.length')}</th>
          <th scope="col">${words('chains.exact')}</th>
          <th scope="col">${words('chains.pairs')}</th>
        </tr>
      </thead>
      <tbody>
        ${Array.from({ length: bits }, (_, length) => {
          const chain = adding?.chains.find((one) => one.length === length);
          return html`<tr>
            <th scope="row">${length}</th>
            <td class="share" .style=${`--length: ${lengthOf(chain?.exact)}`}>
              ${chain ? `${Math.floor(100 * chain.exact)} %` : '–'}
            </td>
            <td>${counted(chain?.pairs ?? 0)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </section>`;
}
