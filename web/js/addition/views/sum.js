import { html } from '../../dom.js';
import { segments } from '../../views/segments.js';
import { drawn } from '../../views/drawn.js';
import { drawStrip } from '../charts/strip.js';
import { carrier } from '../ranking.js';
import { shownSum } from '../reduce.js';
import { blank, columns } from './columns.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The sum that is learnt from, column by column, forward and backward.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountSum(root, store, actions) {
  return drawn(root, store, (state, words) => panel(state, words, actions), drawMemory);
}

/**
 * @param {HTMLElement} root
 * @param {State} state
 */
function drawMemory(root, state) {
  const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('.strip canvas'));
  const sum = shownSum(state);
  if (sum === null) {
    drawStrip(canvas, blankOf(state), { ...lookOf(state, blankOf(state)), reached: 0 });
  } else {
    drawStrip(canvas, sum, lookOf(state, sum));
  }
}

/** @param {State} state */
function blankOf({ run, draft }) {
  const { bits, hidden } = run?.spec ?? draft;
  return blank(bits, hidden);
}

/**
 * @param {State} state
 * @param {import('../types.js').Sum} sum
 */
function lookOf({ run, reached, returned, backward, laboratory }, { bits }) {
  return {
    reached: reached ?? bits,
    returned: returned ?? bits,
    backward,
    sigmoid: run === null || (run.spec.cell === 'rnn' && run.spec.activation === 'sigmoid'),
    carrier: carrier(laboratory?.units ?? []),
  };
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function panel(state, words, actions) {
  const sum = shownSum(state);
  const shown = sum ?? blankOf(state);
  const look = lookOf(state, shown);
  const moving = state.reached !== null || state.returned !== null;
  const held = state.held !== null;
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const way = /** @type {Record<string, 'left' | 'right'>} */ ({
      ArrowLeft: 'left',
      ArrowRight: 'right',
    })[event.key];
    if (way !== undefined && sum !== null) {
      event.preventDefault();
      actions.move(way);
    }
  };
  return html`
    <h2 id="sum-title">
      ${words('sum.title')}
      <span class="chart-controls"
        >${segments({
          name: 'pass',
          legend: words('sum.pass'),
          value: state.backward ? 'backward' : 'forward',
          options: ['forward', 'backward'].map((value) => ({
            value,
            text: words(value === 'backward' ? 'sum.backward' : 'sum.forward'),
            title: words(value === 'backward' ? 'sum.backwardHint' : 'sum.forwardHint'),
          })),
          choose: (value) => actions.pass(value === 'backward'),
        })}</span
      >
    </h2>
    <p class="explanation">${words(state.backward ? 'sum.explanationBack' : 'sum.explanation')}</p>
    <div
      class="sheet"
      role="region"
      tabindex="0"
      aria-label=${words('sum.columns')}
      title=${words('sum.keys')}
      @keydown=${key}
    >
      ${columns(
        shown,
        {
          id: 'sum-table',
          ...look,
          reached: sum === null ? 0 : look.reached,
          moving,
          empty: sum === null,
        },
        words,
      )}
    </div>
    <div class="under">
      <span class="stepping">
        <button
          id="column-left"
          aria-label=${words('sum.left')}
          title=${words('sum.left')}
          ?disabled=${sum === null}
          @click=${() => actions.move('left')}
        >
          ◀
        </button>
        <button
          id="column-right"
          aria-label=${words('sum.right')}
          title=${words('sum.right')}
          ?disabled=${sum === null}
          @click=${() => actions.move('right')}
        >
          ▶
        </button>
        <button
          id="hold"
          aria-pressed=${held}
          title=${words('sum.holdHint')}
          ?disabled=${sum === null}
          @click=${held ? actions.follow : actions.hold}
        >
          ${words(held ? 'sum.follow' : 'sum.hold')}
        </button>
      </span>
      ${sum === null ? html`<span class="scale">${words('sum.empty')}</span>` : scale(state, words)}
    </div>
  `;
}

/**
 * What the shades mean.
 * @param {State} state
 * @param {Words} words
 */
function scale({ run, backward }, words) {
  const sigmoid = run === null || (run.spec.cell === 'rnn' && run.spec.activation === 'sigmoid');
  return html`<span class="scale">
    <span>${backward ? '−' : sigmoid ? '0' : '−1'}</span>
    <i class="ramp"></i>
    <span>${backward ? '+' : '1'}</span>
    <span class="what">${words(backward ? 'sum.scaleBack' : 'sum.scale')}</span>
  </span>`;
}
