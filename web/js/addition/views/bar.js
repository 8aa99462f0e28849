import { controls, pill, reading } from '../../views/run-controls.js';
import { mountRunBar, paceControl } from '../../views/run-bar.js';
import { html } from '../../dom.js';
import { counted, counter, figures, percent } from '../../units.js';
import { any } from '../clamps.js';
import { needsNewRun } from '../defaults.js';
import { paceName, PACES } from '../paces.js';
import { shownAdding } from '../reduce.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

const PACE = { speaks: 'addition.pace', paces: PACES, name: paceName };

/**
 * The bar on top: what can be done, and where the network stands.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountBar(root, store, actions) {
  return mountRunBar(root, store, actions, (state, words) => bar(state, words, actions));
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function bar(state, words, actions) {
  const { run, draft } = state;
  const exact = words(any(state.clamps) ? 'addition.bar.exactClamped' : 'addition.bar.exact');
  return html`
    ${controls(run, words, actions, {
      changed: run !== null && needsNewRun(draft, run.spec),
      stepHint: words('addition.bar.stepHint'),
    })}
    ${paceControl(state, words, actions, PACE)}
    <dl class="readings">
      ${reading(words('addition.bar.sums'), counter(run?.step ?? 0), 'counter')}
      ${reading(words('addition.bar.error'), figures(run?.smoothLoss), 'error')}
      ${reading(exact, `${percent(shownAdding(state)?.exact)} %`, 'loss exact')}
      ${reading(words('addition.bar.speed'), speed(state), 'speed')}
    </dl>
    ${pill(state, words)}
  `;
}

/** Sums a second. @param {State} state */
function speed({ run }) {
  const columns = run?.charactersPerSecond;
  return run === null || typeof columns !== 'number' ? '–' : rate(columns / run.spec.bits);
}

/** @param {number} sums a second */
function rate(sums) {
  return sums === 0 || sums >= 10 ? counted(sums) : sums.toFixed(1);
}
