import { html, nothing } from '../../dom.js';
import { counted, percent } from '../../units.js';
import { trouble } from '../../views/trouble.js';
import { mounted } from '../../views/view.js';
import { any, listed } from '../clamps.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Sums that a network has seen before it is said to learn. */
const SOME = 300;

/**
 * The sentence on what one sees, which units are clamped, and what a person must know.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountNotices(root, store, actions) {
  return mounted(root, store, (state, words) => [
    html`<p class="lead">${lead(state, words)}</p>`,
    html`<div id="clamps" role="status">${clamps(state, words, actions)}</div>`,
    trouble(state, words, actions),
  ]);
}

/**
 * @param {State} state
 * @param {Words} words
 */
function lead({ run, connection, laboratory, evaluations }, words) {
  if (run === null) {
    const key = connection === 'reconnecting' ? 'noServer' : 'waiting';
    return words(`addition.lead.${key}`);
  }
  const under = (/** @type {string} */ share) => words('addition.under', { share });
  const values = {
    step: counted(run.step),
    exact: percent(laboratory?.exact, under),
    carry: percent(laboratory?.carryAccuracy, under),
    pairs: counted(laboratory?.pairs ?? 0),
  };
  if (run.status === 'paused' && run.step === 1) {
    return words('addition.lead.pausedAfterOne', values);
  }
  if (run.status !== 'training') {
    return words(`addition.lead.${run.status}`, values);
  }
  if (laboratory?.exact === 1) {
    const first = evaluations.findLast(
      ({ exact }, i) => exact === 1 && evaluations[i - 1]?.exact !== 1,
    );
    return words('addition.lead.learnt', { ...values, step: counted(first?.step ?? run.step) });
  }
  return words(run.step < SOME ? 'addition.lead.new' : 'addition.lead.learning', values);
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function clamps(state, words, actions) {
  if (!any(state.clamps)) {
    return nothing;
  }
  const units = listed(state.clamps)
    .map(({ unit, value }) => words('clamps.unit', { unit, value }))
    .join(words('clamps.and'));
  const { clamped, laboratory, pressed } = state;
  /** The button goes away; the focus goes back to where one clamped. */
  const free = () => {
    const button = /** @type {HTMLElement | null} */ (
      document.querySelector(`[data-unit='${pressed}']`)
    );
    button?.focus({ preventScroll: true });
    actions.free();
  };
  return html`<p class="clamped">
    <span
      >${
        clamped === null
          ? words('clamps.measuring', { units })
          : words('clamps.notice', {
              units,
              clamped: percent(clamped.exact),
              free: percent(laboratory?.exact),
            })
      }</span
    >
    <button id="free" @click=${free}>${words('clamps.free')}</button>
  </p>`;
}
