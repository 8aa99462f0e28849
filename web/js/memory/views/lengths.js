import { drawn } from '../../views/drawn.js';
import { html, nothing } from '../../dom.js';
import { counted, percent } from '../../units.js';
import { drawLengths, kindOf, lengthAt, longestOf } from '../charts/lengths.js';
import { isTask } from '../defaults.js';
import { pinnedBeside } from '../reduce.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').LengthTried} LengthTried
 * @typedef {import('../types.js').Pinned} Pinned
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * How many sequences of each length it answers without a mistake, beside other networks.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountLengths(root, store, actions) {
  /** The length that is pointed at, or 0. */
  let pointed = 0;
  /** @param {number} length */
  const point = (length) => {
    if (length !== pointed) {
      pointed = length;
      store.set((state) => ({ ...state }));
    }
  };
  return drawn(
    root,
    store,
    (state, words) => panel(state, words, actions, pointed, point),
    (_, state) => {
      const canvas = /** @type {HTMLCanvasElement | null} */ (root.querySelector('#lengths-chart'));
      if (canvas !== null) {
        drawLengths(canvas, state.tried?.byLength ?? [], pinnedBeside(state), {
          trained: canvas.dataset.trained ?? '',
          longer: canvas.dataset.longer ?? '',
          length: canvas.dataset.length ?? '',
        });
      }
    },
  );
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 * @param {number} pointed
 * @param {(length: number) => void} point
 */
function panel(state, words, actions, pointed, point) {
  const { run, tried } = state;
  if (run !== null && !isTask(run.spec)) {
    return html`<h2 id="lengths-title">${words('memory.lengths.title')}</h2>
      <p class="empty">${words('memory.lengths.text')}</p>`;
  }
  const byLength = tried?.byLength ?? [];
  const longest = longestOf([byLength, ...pinnedBeside(state).map((one) => one.byLength)]);
  /** @param {KeyboardEvent} event */
  function key(event) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way !== undefined) {
      event.preventDefault();
      point(Math.max(1, Math.min(longest, pointed + way)));
    }
  }
  return html`
    <h2 id="lengths-title">
      ${words('memory.lengths.title')}
      <button
        id="pin"
        ?disabled=${tried === null}
        title=${words('memory.lengths.pinHint')}
        @click=${actions.pin}
      >
        ${words('memory.lengths.pin')}
      </button>
    </h2>
    <p class="explanation">${words('memory.lengths.explanation')}</p>
    <canvas
      id="lengths-chart"
      role="img"
      tabindex="0"
      data-lengths=${byLength.length}
      data-trained=${words('memory.lengths.trained')}
      data-longer=${words('memory.lengths.longer')}
      data-length=${words('memory.lengths.axis')}
      aria-label=${description(byLength, words)}
      title=${words('loss.keys')}
      @pointermove=${(/** @type {any} */ { offsetX, target }) => point(lengthAt(offsetX, target.clientWidth, longest))}
      @pointerleave=${() => point(0)}
      @blur=${() => point(0)}
      @keydown=${key}
    ></canvas>
    <p class="hint" id="length-said">${said(state, pointed, words)}</p>
    ${pins(state, words, actions)}
  `;
}

/**
 * The shares at the length that is pointed at, or of all lengths together.
 * @param {State} state
 * @param {number} pointed
 * @param {Words} words
 */
function said(state, pointed, words) {
  const { run, tried } = state;
  const one = tried?.byLength.find(({ length }) => length === pointed);
  if (one === undefined) {
    return description(tried?.byLength ?? [], words);
  }
  const cell = run?.spec.cell.toUpperCase() ?? '';
  const all = [
    { name: cell, exact: one.exact },
    ...pinnedBeside(state).map((pin) => ({
      name: pin.cell.toUpperCase(),
      exact: pin.byLength.find(({ length }) => length === pointed)?.exact,
    })),
  ];
  const shares = all.map(({ name, exact }) => `${name} ${percent(exact)} %`).join(', ');
  return words('memory.lengths.said', { length: pointed, shares });
}

/**
 * The chart in words; of lengths that are shorter than those trained on nothing is said.
 * @param {readonly LengthTried[]} byLength
 * @param {Words} words
 */
export function description(byLength, words) {
  /** @param {ReturnType<typeof kindOf>} kind */
  const mean = (kind) => {
    const all = byLength.filter((one) => kindOf(one, byLength) === kind);
    return percent(all.reduce((sum, { exact }) => sum + exact, 0) / all.length);
  };
  return byLength.length === 0
    ? words('memory.lengths.waiting')
    : words('memory.lengths.chart', { trained: mean('trained'), longer: mean('longer') });
}

/**
 * The networks that stay in sight.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function pins(state, words, actions) {
  const beside = pinnedBeside(state);
  const { run: shown } = state;
  return beside.length === 0 || shown === null
    ? nothing
    : html`<p class="hint" id="weights">
          ${words('memory.lengths.weights', { cell: shown.spec.cell.toUpperCase(), weights: counted(shown.parameters) })}
        </p>
        <ul class="pins">
          ${beside.map(
            ({ run, cell, parameters, step }, i) =>
              html`<li data-line=${i}>
                <i aria-hidden="true"></i>
                ${words('memory.lengths.pinned', { cell: cell.toUpperCase(), weights: counted(parameters), step: counted(step) })}
                <button
                  class="plain"
                  aria-label=${words('memory.lengths.unpinName', { cell: cell.toUpperCase() })}
                  @click=${() => actions.unpin(run)}
                >
                  ${words('memory.lengths.unpin')}
                </button>
              </li>`,
          )}
        </ul>`;
}
