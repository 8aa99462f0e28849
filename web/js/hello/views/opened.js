import { html } from '../../dom.js';
import { mounted } from '../../views/view.js';
import { endsOf, hiddenOf, MATRICES, scoreOf, unitName, weightOf } from '../equations.js';
import { added, plain } from '../numbers.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Spelled} Spelled
 * @typedef {import('../types.js').OpenedWeight} OpenedWeight
 * @typedef {import('../types.js').OpenedValue} OpenedValue
 * @typedef {import('../../i18n/words.js').Words} Words
 */

const DECIMALS = 4;

/**
 * One number of the network, with how it comes about.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 */
export function mountOpened(root, store) {
  return mounted(
    root,
    store,
    ({ spelled, opened }, words) => html`
      <h2 id="opened-title">${words('opened.title')}</h2>
      <div class="opened-body">
        ${
          spelled === null
            ? html`<p class="empty">${words('figure.empty')}</p>`
            : opened.kind === 'weight'
              ? weight(spelled, opened, words)
              : value(spelled, opened, words)
        }
      </div>
    `,
  );
}

/**
 * @param {Spelled} spelled
 * @param {OpenedWeight} opened
 * @param {Words} words
 */
function weight(spelled, opened, words) {
  const { value, gradient, learningRate, change, next, update, terms } = weightOf(spelled, opened);
  const name = MATRICES[opened.matrix];
  const { from, to } = endsOf(opened, spelled.letters);
  return html`
    <p class="opened-name" id="opened-name" data-weight=${`${name}:${opened.row}:${opened.column}`}>
      <b>${name}</b>
      ${from === '' ? words('opened.bias', { to }) : words('opened.weight', { from, to })}
    </p>
    <dl class="ledger">
      ${line('value', words('opened.value'), plain(value, DECIMALS))}
      ${line('gradient', words('opened.gradient'), plain(gradient, DECIMALS))}
      ${line('change', words('opened.change', { rate: learningRate }), added(change, DECIMALS))}
      ${line('next', words('opened.next'), plain(next, DECIMALS))}
      ${line('update', words('opened.update'), added(update, DECIMALS))}
    </dl>
    <p class="hint">${words(`opened.${wayOf(gradient)}`)}</p>
    <h3>${words('opened.sum')}</h3>
    <table class="terms">
      <thead>
        <tr>
          <th scope="col">${words('opened.at')}</th>
          <th scope="col">${words('opened.in')}</th>
          <th scope="col">${words('opened.blame')}</th>
          <th scope="col">${words('opened.product')}</th>
        </tr>
      </thead>
      <tbody>
        ${terms.map(
          ({ t, letter, input, blame, product }) =>
            html`<tr>
              <th scope="row">${t + 1} <b>${letter}</b></th>
              <td>${plain(input, 3)}</td>
              <td>× ${plain(blame, 3)}</td>
              <td>${added(product, 3)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}

/** What a step makes of a weight. @param {number} gradient */
function wayOf(gradient) {
  if (gradient === 0) {
    return 'still';
  }
  return gradient > 0 ? 'falls' : 'rises';
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} text
 */
function line(id, name, text) {
  return html`<div class=${id}>
    <dt>${name}</dt>
    <dd id=${`opened-${id}`}>${text}</dd>
  </div>`;
}

/**
 * @param {Spelled} spelled
 * @param {OpenedValue} opened
 * @param {Words} words
 */
function value(spelled, opened, words) {
  const hidden = opened.kind === 'hidden';
  const { terms, bias, sum, value } = hidden ? hiddenOf(spelled, opened) : scoreOf(spelled, opened);
  const moment = spelled.steps[opened.t];
  const place = { t: opened.t + 1, letter: moment.input };
  return html`
    <p class="opened-name" id="opened-name">
      <b>${hidden ? unitName(opened.index) : spelled.letters[opened.index]}</b>
      ${words(hidden ? 'opened.unitAt' : 'opened.scoreAt', place)}
    </p>
    <p class="hint">${words(hidden ? 'opened.unitWords' : 'opened.scoreWords')}</p>
    <table class="terms">
      <tbody>
        ${terms.map(
          ({ left, right, product }) =>
            html`<tr>
              <th scope="row">${left.name} × ${right.name}</th>
              <td>${plain(left.value, 3)} × ${plain(right.value, 3)}</td>
              <td>${added(product, 3)}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row">${hidden ? 'b_h' : 'b_y'}</th>
          <td></td>
          <td>${added(bias, 3)}</td>
        </tr>
        <tr class="sum">
          <th scope="row">${words('opened.total')}</th>
          <td></td>
          <td>${plain(sum, 3)}</td>
        </tr>
        ${hidden ? outcome('tanh', value) : outcome('softmax', moment.probabilities[opened.index])}
      </tbody>
    </table>
    <p class="hint">
      ${
        hidden
          ? words('opened.unitGradient', { gradient: added(moment.sumGradients[opened.index], 3) })
          : words('opened.scoreGradient', { gradient: added(scoreGradient(spelled, opened), 3) })
      }
    </p>
  `;
}

/** How wrong a score is: its probability, less 1 for the target. @param {Spelled} spelled @param {OpenedValue} opened */
function scoreGradient({ steps, letters }, { t, index }) {
  return steps[t].probabilities[index] - (letters[index] === steps[t].target ? 1 : 0);
}

/** @param {string} name @param {number} value */
function outcome(name, value) {
  return html`<tr class="outcome">
    <th scope="row">${name}</th>
    <td></td>
    <td id="opened-value">${plain(value, 3)}</td>
  </tr>`;
}
