import { html, nothing } from '../../dom.js';
import { counted, figures, lengthOf, percent } from '../../units.js';
import { mounted } from '../../views/view.js';
import { dearest, isCurrent, worths } from '../ablating.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Ablation} Ablation
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * What each mechanism of the memory is worth to the network as it is.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountAblations(root, store, actions) {
  return mounted(root, store, (state, words) => panel(state, words, actions));
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function panel(state, words, actions) {
  const { run, ablating } = state;
  const { phase, found, message } = ablating;
  const memory = run?.spec.cell === 'dnc';
  return html`
    <h2 id="ablations-title">
      ${words('memory.ablations.title')}
      <button id="ablate" ?disabled=${!memory || phase === 'asking'} @click=${actions.ablate}>
        ${words(phase === 'asking' ? 'memory.ablations.asking' : 'memory.ablations.measure')}
      </button>
    </h2>
    <p class="explanation">
      ${words(memory || run === null ? 'memory.ablations.explanation' : 'memory.ablations.none')}
    </p>
    <div role="status" id="ablations-said">
      ${
        phase === 'refused'
          ? html`<p class="fault">${message}</p>`
          : found === null
            ? nothing
            : html`<p>${said(state, words)}</p>`
      }
    </div>
    ${found === null || !memory ? nothing : table(state, words)}
  `;
}

/** @param {State} state @param {Words} words */
function said(state, words) {
  const { found } = state.ablating;
  if (found === null) {
    return '';
  }
  const dear = dearest(found);
  const when = words(isCurrent(state) ? 'memory.ablations.now' : 'memory.ablations.then', {
    step: counted(found.step),
  });
  return `${when} ${
    dear === null
      ? words('memory.ablations.nothing')
      : words('memory.ablations.dearest', { mechanism: nameOf(dear, words) })
  }`;
}

/** @param {Ablation['without']} without @param {Words} words */
function nameOf(without, words) {
  return without === null
    ? words('memory.ablations.all')
    : without === 'one head'
      ? words('memory.ablations.oneHead')
      : words(`memory.${without}.label`);
}

/** @param {State} state @param {Words} words */
function table({ ablating }, words) {
  const rows = ablating.found === null ? [] : worths(ablating.found);
  const shares = rows.some((row) => row.exact !== null);
  return html`<div
    class="wide-table"
    tabindex="0"
    role="region"
    aria-label=${words('memory.ablations.title')}
  >
    <table id="ablations-table">
      <thead>
        <tr>
          <th scope="col">${words('memory.ablations.without')}</th>
          <th scope="col">${words('memory.ablations.loss')}</th>
          <th scope="col">${words('memory.ablations.more')}</th>
          ${shares ? html`<th scope="col">${words('memory.ablations.exact')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr data-without=${row.without ?? 'none'}>
              <th scope="row">
                ${row.without === null || row.without === 'one head' ? nameOf(row.without, words) : words('memory.ablations.withoutOne', { mechanism: nameOf(row.without, words) })}
              </th>
              <td>${figures(row.loss)}</td>
              <td>
                ${row.lossMore === null ? '' : `${row.lossMore < 0 ? '−' : '+'}${figures(Math.abs(row.lossMore))}`}
              </td>
              ${
                shares
                  ? html`<td class="share" .style=${`--length: ${lengthOf(row.exact)}`}>
                      ${percent(row.exact)} %
                    </td>`
                  : nothing
              }
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
