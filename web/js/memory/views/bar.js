import { html, nothing } from '../../dom.js';
import { stopOf } from '../../scales.js';
import { counted, counter, figures, percent } from '../../units.js';
import { control, sliderInput } from '../../views/control.js';
import { controls, pill, reading, spaceTrains } from '../../views/run-controls.js';
import { mounted } from '../../views/view.js';
import { isTask, needsNewRun } from '../defaults.js';
import { paceName, PACES } from '../paces.js';

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
  const { run, draft, tried } = state;
  const rate = run?.charactersPerSecond;
  const task = run === null || isTask(run.spec);
  return html`
    ${controls(run, words, actions, {
      changed: run !== null && needsNewRun(draft, run.spec),
      stepHint: words(task ? 'memory.bar.stepHint' : 'bar.stepHint'),
    })}
    ${pace(state, words, actions)}
    <dl class="readings">
      ${reading(words('bar.steps'), counter(run?.step ?? 0), 'counter')}
      ${reading(words('memory.bar.loss'), figures(run?.smoothLoss), 'error', words(task ? 'memory.bar.perBit' : 'unit.nats'))}
      ${task ? reading(words('memory.bar.exact'), `${percent(tried?.exact)} %`, 'loss exact') : nothing}
      ${task ? reading(words('memory.bar.length'), String(tried?.length ?? '–'), 'length') : nothing}
      ${reading(
        words(task ? 'memory.bar.speed' : 'bar.speed'),
        typeof rate === 'number' ? counted(rate) : '–',
        'speed',
      )}
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
      speaks: 'memory.pace',
      id: 'pace',
      value: draft.pace,
      standard: 0,
      standardName: words('memory.pace.full'),
      fault: faults.pace,
      takesEffect: 'live',
      choose,
    },
    words,
    sliderInput({
      id: 'pace',
      stop: stopOf(draft.pace, PACES),
      max: PACES.length - 1,
      text,
      choose: (stop) => choose(PACES[stop]),
    }),
    { kind: 'pace', reading: text },
  );
}
