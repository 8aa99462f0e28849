import { html } from '../../dom.js';
import { mounted } from '../../views/view.js';
import { endsOf, MATRICES, unitName, W_HY, W_XH, B_H, B_Y } from '../equations.js';
import { plain, tint } from '../numbers.js';
import { roam } from '../roaming.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Spelled} Spelled
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** The weight at which the tint is full. */
const MOST = 1.2;

/**
 * All weights; each can be opened.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountWeights(root, store, actions) {
  return mounted(
    root,
    store,
    (state, words) => html`
      <h2 id="weights-title">
        ${words('weights.title')}
        <span class="aside">${words('weights.count', { count: state.run?.parameters ?? 0 })}</span>
      </h2>
      <p class="explanation">${words('weights.explanation')}</p>
      ${
        state.spelled === null
          ? html`<p class="empty blank">${words('figure.empty')}</p>`
          : html`<div class="matrices">
              ${state.spelled.weights.map((_, m) => matrix(state, m, words, actions))}
            </div>`
      }
    `,
  );
}

/**
 * @param {State} state
 * @param {number} m
 * @param {Words} words
 * @param {Actions} actions
 */
function matrix({ spelled, opened }, m, words, actions) {
  const { weights, letters } = /** @type {Spelled} */ (spelled);
  const { value } = weights[m];
  const name = MATRICES[m];
  const bias = m === B_H || m === B_Y;
  const columns = value[0].map((_, c) => (m === W_HY || m === B_Y ? letters[c] : unitName(c)));
  return html`<div
    class="matrix"
    role="region"
    tabindex="0"
    aria-label=${words(`weights.${name}`)}
    @keydown=${roam}
  >
    <table>
      <caption>
        <b>${name}</b>
        ${words(`weights.${name}`)}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${value.map((row, r) => {
          const from = bias ? '+' : m === W_XH ? letters[r] : unitName(r);
          return html`<tr>
            <th scope="row">${from}</th>
            ${row.map((weight, c) => {
              const place = { matrix: m, row: r, column: c };
              const ends = endsOf(place, letters);
              const isOpen =
                opened.kind === 'weight' &&
                opened.matrix === m &&
                opened.row === r &&
                opened.column === c;
              return html`<td>
                <button
                  class="tinted"
                  data-at=${`${r},${c}`}
                  data-weight=${`${name}:${r}:${c}`}
                  aria-pressed=${isOpen}
                  aria-label=${words(bias ? 'weights.bias' : 'weights.weight', { ...ends, value: plain(weight) })}
                  .style=${tint(weight, MOST)}
                  @click=${() => actions.show({ kind: 'weight', ...place })}
                >
                  ${plain(weight)}
                </button>
              </td>`;
            })}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
