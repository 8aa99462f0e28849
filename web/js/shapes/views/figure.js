import { drawn } from '../../views/drawn.js';
import { html, nothing } from '../../dom.js';
import { percent } from '../../units.js';
import { drawState } from '../charts/state.js';
import { blankSteps, verdictOf } from '../outline.js';
import { asking } from './asking.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Step} Step
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The chosen figure, unrolled over one example: what is read, the memory, what is answered.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountFigure(root, store, actions) {
  let shown = '';
  return drawn(
    root,
    store,
    (state, words) => panel(state, words, actions),
    (_, state) => {
      drawStates(root, state);
      const example = exampleOf(state);
      if (example !== shown) {
        shown = example;
        bringAnswersIntoView(root);
      }
    },
  );
}

/** What tells one example from another. @param {State} state */
function exampleOf({ run, example }) {
  const inputs = example?.steps.map(({ input }) => input ?? '') ?? [];
  return [run?.spec.shape, ...inputs].join(' ');
}

/** Where there is not room for all steps, those are shown at which it answers. @param {HTMLElement} root */
function bringAnswersIntoView(root) {
  const sheet = /** @type {HTMLElement} */ (root.querySelector('.sheet'));
  const first = /** @type {HTMLElement | null} */ (
    root.querySelector(".step:not([data-verdict='unasked'])")
  );
  if (first !== null) {
    sheet.scrollLeft = first.offsetLeft - (sheet.clientWidth - first.offsetWidth) / 2;
  }
}

/**
 * @param {HTMLElement} root
 * @param {State} state
 */
function drawStates(root, { run, draft, example }) {
  const units = (run?.spec ?? draft).hidden;
  root.querySelectorAll('canvas').forEach((canvas, t) => {
    drawState(canvas, example?.hidden[t] ?? Array(units).fill(0));
  });
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function panel(state, words, actions) {
  const { run, draft, example } = state;
  const { shape } = run?.spec ?? draft;
  const steps = example?.steps ?? blankSteps(shape);
  const verdict = example === null ? 'waiting' : example.correct ? 'right' : 'wrong';
  return html`
    <h2 id="figure-title">
      ${words(`shape.${shape}.name`)}
      <span class="aside">${words(`shape.${shape}.problem`)}</span>
    </h2>
    <p class="explanation">${words(`shape.${shape}.explanation`)}</p>
    <div class="sheet" role="region" tabindex="0" aria-label=${words('shapes.unrolled')}>
      <div class="rows" aria-hidden="true">
        <span class="wanted">${words('shapes.row.target')}</span>
        <span class="output">${words('shapes.row.output')}</span>
        <span class="hidden">${words('shapes.row.hidden')}</span>
        <span class="input">${words('shapes.row.input')}</span>
        <span class="time">${words('shapes.row.time')}</span>
      </div>
      <ol
        id="unrolled"
        class="unrolled"
        data-steps=${steps.length}
        data-verdict=${verdict}
        data-typed=${example?.typed ?? false}
      >
        ${steps.map((step, t) => stepOf(step, t, words))}
      </ol>
    </div>
    <p id="verdict" class=${`verdict ${verdict}`}>
      ${
        verdict === 'waiting'
          ? words('shapes.verdict.waiting')
          : html`<b
                ><span aria-hidden="true">${verdict === 'right' ? '✓' : '✗'}</span> ${words(
                  `shapes.verdict.${verdict}`,
                )}</b
              >
              ${words(example?.typed ? 'shapes.verdict.typed' : example?.accuracy.apart ? 'shapes.verdict.unseen' : 'shapes.verdict.seen')}`
      }
      <span class="scale"
        ><span>−1</span><i class="ramp"></i><span>1</span> ${words('shapes.scale')}</span
      >
    </p>
    ${asking(state, shape, words, actions)}
  `;
}

/**
 * A step in time, from the answer down to what is read.
 * @param {Step} step
 * @param {number} t from 0
 * @param {Words} words
 */
function stepOf(step, t, words) {
  const { input, target } = step;
  const verdict = verdictOf(step);
  return html`<li class="step" data-verdict=${verdict}>
    <span class="wanted"
      >${
        target === undefined
          ? nothing
          : html`<span class="unseen">${words('shapes.row.target')}: </span>${target}`
      }</span
    >
    ${target === undefined ? html`<span class="gap"></span>` : answer(step, verdict, words)}
    <i class=${target === undefined ? 'arrow none' : 'arrow'} aria-hidden="true"></i>
    <span class="state"><canvas aria-hidden="true"></canvas></span>
    <i class=${input === undefined ? 'arrow none' : 'arrow'} aria-hidden="true"></i>
    ${
      input === undefined
        ? html`<span class="gap"></span>`
        : html`<span class="box input"
            ><span class="unseen">${words('shapes.row.input')}: </span>${input}</span
          >`
    }
    <span class="time">${t + 1}</span>
  </li>`;
}

/**
 * @param {Step} step
 * @param {'unasked' | 'waiting' | 'right' | 'wrong'} verdict
 * @param {Words} words
 */
function answer({ choices }, verdict, words) {
  const [best] = choices;
  if (best === undefined || verdict === 'waiting' || verdict === 'unasked') {
    return html`<span class="box output"></span>`;
  }
  const share = Math.round(100 * best.probability);
  const all = choices.map((one) => `${one.symbol || '∅'} ${percent(one.probability)} %`).join(', ');
  return html`<span class=${`box output ${verdict}`} title=${all}>
    <span class="unseen">${words('shapes.row.output')}: </span>
    <b>${best.symbol || '∅'}</b>
    <i class="level" .style=${`--level: ${share}%`}></i>
    <small
      >${share} %
      <span class="mark" role="img" aria-label=${words(`shapes.${verdict}`)}
        >${verdict === 'right' ? '✓' : '✗'}</span
      ></small
    >
  </span>`;
}
