import { html, live, nothing } from '../../dom.js';
import { drawStrip } from '../charts/strip.js';
import { mostOf } from '../defaults.js';
import { carrier } from '../ranking.js';
import { saying } from '../typing.js';
import { blank, columns } from './columns.js';
import { drawn } from '../../views/drawn.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * Two numbers that a person types, and their sum as the network has it.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountTyped(root, store, actions) {
  return drawn(root, store, (state, words) => panel(state, words, actions), drawMemory);
}

/** @param {State} state */
function shown({ run, draft, typed }) {
  const { bits, hidden } = run?.spec ?? draft;
  return typed.sum ?? blank(bits, hidden);
}

/**
 * @param {HTMLElement} root
 * @param {State} state
 */
function drawMemory(root, state) {
  const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('.strip canvas'));
  const { cell, activation } = (state.run ?? { spec: state.draft }).spec;
  const sum = shown(state);
  drawStrip(canvas, sum, {
    reached: state.typed.sum === null ? 0 : sum.bits,
    returned: sum.bits,
    backward: false,
    sigmoid: cell === 'rnn' && activation === 'sigmoid',
    carrier: carrier(state.laboratory?.units ?? []),
  });
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function panel(state, words, actions) {
  const { sum } = state.typed;
  const reached = sum === null ? 0 : sum.bits;
  return html`
    <h2 id="typed-title">${words('typed.title')}</h2>
    <p class="explanation">${words('typed.explanation')}</p>
    <form
      class="typing"
      novalidate
      @submit=${(/** @type {Event} */ event) => event.preventDefault()}
    >
      ${field('a', state, words, (a) => actions.type({ a }))}
      <span class="sign" aria-hidden="true">+</span>
      ${field('b', state, words, (b) => actions.type({ b }))}
      <span class="sign" aria-hidden="true">=</span>
      <output
        id="typed-result"
        for="typed-a typed-b"
        class=${sum === null ? '' : sum.correct ? 'right' : 'wrong'}
        >${sum === null ? '–' : sum.predicted}${
          sum === null
            ? nothing
            : html`<span
                class="mark"
                role="img"
                aria-label=${words(sum.correct ? 'sum.isRight' : 'sum.isWrong')}
                >${sum.correct ? '✓' : '✗'}</span
              >`
        }</output
      >
    </form>
    <div class="sheet small" role="region" tabindex="0" aria-label=${words('typed.columns')}>
      ${columns(
        shown(state),
        {
          id: 'typed-table',
          reached,
          returned: reached,
          backward: false,
          moving: false,
          empty: sum === null,
        },
        words,
      )}
    </div>
  `;
}

/**
 * @param {'a' | 'b'} name
 * @param {State} state
 * @param {Words} words
 * @param {(text: string) => void} choose
 */
function field(name, { typed, run, draft }, words, choose) {
  const id = `typed-${name}`;
  const fault = typed.faults[name];
  const most = mostOf((run?.spec ?? draft).bits).toLocaleString('en');
  const read = (/** @type {any} */ event) => choose(event.target.value);
  return html`<div class=${fault ? 'number faulty' : 'number'}>
    <label for=${id}>${words(`typed.${name}`)}</label>
    <input
      id=${id}
      type="text"
      inputmode="numeric"
      autocomplete="off"
      aria-invalid=${fault ? 'true' : 'false'}
      aria-describedby=${fault ? `${id}-fault` : `${id}-hint`}
      .value=${live(typed[name])}
      @input=${read}
      @change=${read}
    />
    ${
      fault
        ? html`<p class="fault" role="alert" id=${`${id}-fault`}>${saying(fault, words)}</p>`
        : html`<p class="hint" id=${`${id}-hint`}>${words('typed.range', { most })}</p>`
    }
  </div>`;
}
