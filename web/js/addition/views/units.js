import { html, nothing, repeat } from '../../dom.js';
import { lengthOf, signed } from '../../units.js';
import { mounted } from '../../views/view.js';
import { Order } from '../ranking.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').HiddenUnit} HiddenUnit
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The hidden units, ranked by how closely they follow the carry; each can be clamped. The order stands still for a while after each change, and while
 * one points at it.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountUnits(root, store, actions) {
  const order = new Order();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const again = () => store.set((state) => ({ ...state }));
  return mounted(root, store, (state, words) => {
    const units = state.laboratory?.units ?? [];
    const list = root.querySelector('.units');
    const busy = list?.matches(':hover') || list?.contains(document.activeElement);
    const { numbers, wait } = order.of(units, Boolean(busy), performance.now());
    clearTimeout(timer);
    timer = wait > 0 ? setTimeout(again, wait) : undefined;
    return panel(
      numbers.map((unit) => units[unit]),
      state,
      words,
      actions,
    );
  });
}

/**
 * @param {HiddenUnit[]} units
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function panel(units, state, words, actions) {
  return html`
    <h2 id="units-title">${words('units.title')}</h2>
    <p class="explanation">${words('units.explanation')}</p>
    <div class="units" role="region" tabindex="0" aria-label=${words('units.table')}>
      ${
        units.length === 0
          ? html`<p class="empty">${words('units.empty')}</p>`
          : html`<table>
              <caption class="unseen">
                ${words('units.table')}
              </caption>
              <thead>
                <tr>
                  <th scope="col" rowspan="2" class="unit">${words('units.unit')}</th>
                  <th scope="col" rowspan="2" class="wide">${words('units.correlation')}</th>
                  <th scope="colgroup" colspan="2">${words('units.clamped')}</th>
                  <th scope="col" rowspan="2" class="press">${words('units.clamp')}</th>
                </tr>
                <tr>
                  <th scope="col">0</th>
                  <th scope="col">1</th>
                </tr>
              </thead>
              <tbody>
                ${repeat(
                  units,
                  ({ unit }) => unit,
                  (unit) => row(unit, state, words, actions),
                )}
              </tbody>
            </table>`
      }
    </div>
  `;
}

/**
 * @param {HiddenUnit} unit
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function row({ unit, correlation, clampedTo0, clampedTo1 }, { clamps }, words, actions) {
  const clamp = clamps[unit];
  const now = clamp === undefined ? 'free' : /** @type {'0' | '1'} */ (String(clamp));
  return html`<tr data-clamp=${now}>
    <th scope="row">${unit}</th>
    <td class="correlation">
      <div>
        ${
          correlation === null
            ? nothing
            : html`<span class="lane"
                ><i
                  class=${correlation < 0 ? 'bar below' : 'bar'}
                  .style=${`--length: ${50 * Math.abs(correlation)}%`}
                ></i
              ></span>`
        }
        <span>${correlation === null ? words('units.still') : signed(correlation)}</span>
      </div>
    </td>
    ${share(clampedTo0)} ${share(clampedTo1)}
    <td>
      <button
        class="clamp"
        data-unit=${unit}
        aria-label=${words(`units.press.${now}`, { unit })}
        title=${words(`units.press.${now}`, { unit })}
        @click=${() => actions.press(unit)}
      >
        ${['free', '0', '1'].map(
          (one) =>
            html`<span class=${one === now ? 'on' : ''}
              >${one === 'free' ? words('units.free') : one}</span
            >`,
        )}
      </button>
    </td>
  </tr>`;
}

/** @param {number} exact */
function share(exact) {
  return html`<td class="share" .style=${`--length: ${lengthOf(exact)}`}>
    ${Math.floor(100 * exact)} %
  </td>`;
}
