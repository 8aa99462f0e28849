import { control, sliderInput } from '../../views/control.js';
import { controls, pill, reading, spaceTrains } from '../../views/run-controls.js';
import { mounted } from '../../views/view.js';
import { html } from '../../dom.js';
import { counted, counter, figures, percent } from '../../units.js';
import { any } from '../clamps.js';
import { DEFAULTS, needsNewRun } from '../defaults.js';
import { paceName, PACES, paceStop } from '../paces.js';
import { shownAdding } from '../reduce.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The bar on top: what can be done, and where the network stands.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountBar(root, store, actions) {
  const still = spaceTrains(store, actions);
  const stop = mounted(root, store, (state, words) => bar(state, words, actions));
  return () => {
    still();
    stop();
  };
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
    ${pace(state, words, actions)}
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

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function pace({ draft, faults }, words, actions) {
  const text = paceName(draft.pace, words);
  const choose = (/** @type {number} */ value) => actions.change({ pace: value });
  return control(
    {
      field: 'pace',
      speaks: 'addition.pace',
      id: 'pace',
      value: draft.pace,
      standard: DEFAULTS.pace,
      standardName: words('addition.pace.full'),
      fault: faults.pace,
      takesEffect: 'live',
      choose,
    },
    words,
    sliderInput({
      id: 'pace',
      stop: paceStop(draft.pace),
      max: PACES.length - 1,
      text,
      choose: (stop) => choose(PACES[stop]),
    }),
    { kind: 'pace', reading: text },
  );
}
