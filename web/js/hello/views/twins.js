import { html } from '../../dom.js';
import { mounted } from '../../views/view.js';
import { unitName } from '../equations.js';
import { added, plain, tint } from '../numbers.js';
import { twinPlaces, twinsOf } from '../twins.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Spelled} Spelled
 * @typedef {import('../../i18n/words.js').Words} Words
 */

/**
 * The same letter twice, which has to be followed by different ones, and how the hidden state tells the two apart.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 */
export function mountTwins(root, store) {
  return mounted(root, store, ({ spelled }, words) => {
    const places = spelled === null ? null : twinPlaces(spelled.word);
    if (spelled === null || places === null) {
      return html`<h2 id="twins-title">${words('twins.title')}</h2>
        <p class="empty">${words(spelled === null ? 'figure.empty' : 'twins.none')}</p>`;
    }
    return comparison(spelled, places, words);
  });
}

/**
 * @param {Spelled} spelled
 * @param {[number, number]} places
 * @param {Words} words
 */
function comparison(spelled, places, words) {
  const [first, second] = places.map((t) => spelled.steps[t]);
  const { units, bias, totals } = twinsOf(spelled, places);
  const letter = first.input;
  const names = {
    letter,
    one: first.target,
    other: second.target,
    t: places[0] + 1,
    u: places[1] + 1,
  };
  const rightly = totals[0] < 0 && totals[1] > 0;
  return html`
    <h2 id="twins-title">${words('twins.titleOf', names)}</h2>
    <p class="explanation">${words('twins.explanation', names)}</p>
    <div class="sheet" role="region" tabindex="0" aria-label=${words('twins.table', names)}>
      <table class="twins" id="twins-table" data-apart=${rightly}>
        <thead>
          <tr>
            <td rowspan="2"></td>
            <th rowspan="2" scope="col">${words('twins.own', names)}</th>
            <th colspan="3" scope="colgroup" class="one">${words('twins.first', names)}</th>
            <th colspan="3" scope="colgroup" class="two">${words('twins.second', names)}</th>
          </tr>
          <tr>
            ${['one', 'two'].map((side) => [
              html`<th scope="col" class=${side}>${words('twins.memory')}</th>`,
              html`<th scope="col">${words('twins.hidden')}</th>`,
              html`<th scope="col">${words('twins.vote', names)}</th>`,
            ])}
          </tr>
        </thead>
        <tbody>
          ${units.map(
            ({ own, states }, i) =>
              html`<tr>
                <th scope="row">${unitName(i)}</th>
                <td>${plain(own)}</td>
                ${states.map(({ memory, hidden, vote }, side) => [
                  html`<td class=${side === 0 ? 'one' : 'two'}>${added(memory)}</td>`,
                  html`<td>
                    <span class="tinted state" .style=${tint(hidden, 1)}>${plain(hidden)}</span>
                  </td>`,
                  html`<td>${added(vote)}</td>`,
                ])}
              </tr>`,
          )}
          <tr>
            <th scope="row">b</th>
            <td></td>
            ${['one', 'two'].map((side) => [
              html`<td class=${side}></td>`,
              html`<td></td>`,
              html`<td>${added(bias)}</td>`,
            ])}
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="2">${words('twins.total', names)}</th>
            ${totals.map((total, side) => {
              const right = side === 0 ? total < 0 : total > 0;
              return html`<td
                colspan="3"
                class=${`${side === 0 ? 'one' : 'two'} verdict ${right ? 'right' : 'wrong'}`}
              >
                <b>${added(total)}</b>
                ${words('twins.means', { answer: total > 0 ? names.other : names.one })}
                ${right ? '✓' : '✗'}
              </td>`;
            })}
          </tr>
        </tfoot>
      </table>
    </div>
    <p class="note">${words(rightly ? 'twins.apart' : 'twins.alike', names)}</p>
  `;
}
