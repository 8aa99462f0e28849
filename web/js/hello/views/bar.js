import { html } from '../../dom.js';
import { counter, figures } from '../../units.js';
import { control, sliderInput } from '../../views/control.js';
import { controls, pill, reading, spaceTrains } from '../../views/run-controls.js';
import { mounted } from '../../views/view.js';
import { DEFAULTS, needsNewRun } from '../defaults.js';
import { paceName, PACES, paceStop } from '../paces.js';

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
  const { run, draft, spelled } = state;
  const right = spelled === null ? '–' : `${spelled.right} / ${spelled.steps.length}`;
  return html`
    ${controls(run, words, actions, {
      changed: run !== null && needsNewRun(draft, run.spec),
      stepHint: words('hello.bar.stepHint'),
    })}
    ${pace(state, words, actions)}
    <dl class="readings">
      ${reading(words('hello.bar.steps'), counter(run?.step ?? 0), 'counter')}
      ${reading(words('hello.bar.loss'), figures(spelled?.loss), 'error')}
      ${reading(words('hello.bar.right'), right, 'loss exact')}
    </dl>
    ${pill(state, words)}
  `;
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
      speaks: 'hello.pace',
      id: 'pace',
      value: draft.pace,
      standard: DEFAULTS.pace,
      standardName: words('pace.full'),
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
