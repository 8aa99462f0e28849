import { html, nothing } from '../dom.js';
import { DEFAULTS, needsNewRun, validates } from '../defaults.js';
import { PACES, stopOf } from '../scales.js';
import { counted, counter, duration, figures, inUnit } from '../units.js';
import { control, sliderInput } from './control.js';
import { controls, pill, reading } from './run-controls.js';
import { mountRunBar } from './run-bar.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The bar on top: what can be done, and where the run stands.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
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
  const { run } = state;
  const changed = run !== null && needsNewRun(state.draft, run.spec);
  return html`
    ${controls(run, words, actions, { changed, stepHint: words('bar.stepHint') })}
    ${pace(state, words, actions)}
    <dl class="readings">
      ${reading(words('bar.steps'), counter(run?.step ?? 0), 'counter')}
      ${reading(words('bar.epoch'), (run?.epoch ?? 0).toFixed(2), 'epoch')}
      ${reading(words('bar.loss'), loss(run?.smoothLoss, state), 'loss', words(`unit.${state.unit}`))}
      ${
        run !== null && validates(run.spec)
          ? reading(words('bar.validation'), loss(run.validationLoss, state), 'validation')
          : nothing
      }
      ${reading(words(`speed.${run?.spec.tokens ?? 'characters'}`), speed(run), 'speed')}
      ${run !== null && endOf(run) > 0 ? reading(words('bar.left'), left(run), 'left') : nothing}
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
  const text =
    draft.pace === 0
      ? words('pace.full')
      : draft.pace === 1
        ? words('pace.step')
        : words('pace.steps', { pace: draft.pace });
  const choose = (/** @type {number} */ value) => actions.change({ pace: value });
  return control(
    {
      field: 'pace',
      id: 'pace',
      value: draft.pace,
      standard: DEFAULTS.pace,
      fault: faults.pace,
      takesEffect: 'live',
      choose,
    },
    words,
    sliderInput({
      id: 'pace',
      stop: stopOf(draft.pace),
      max: PACES.length - 1,
      text,
      choose: (stop) => choose(PACES[stop]),
    }),
    { kind: 'pace', reading: text },
  );
}

/**
 * @param {number | null | undefined} nats
 * @param {State} state
 */
function loss(nats, { unit }) {
  return figures(typeof nats === 'number' ? inUnit(nats, unit) : null);
}

/** @param {Run | null} run */
function speed(run) {
  return run === null || run.charactersPerSecond === null ? '–' : counted(run.charactersPerSecond);
}

/** The step after which a run ends; 0 when it does not. @param {Run} run */
function endOf({ spec, stepsPerEpoch = 0 }) {
  const ends = [spec.maxSteps, (spec.maxEpochs ?? 0) * stepsPerEpoch].filter((end) => end > 0);
  return ends.length === 0 ? 0 : Math.min(...ends);
}

/** @param {Run} run */
function left(run) {
  const { spec, step, status, charactersPerSecond } = run;
  const characters = (endOf(run) - step) * spec.batch * spec.sequenceLength;
  return status === 'training' && charactersPerSecond
    ? duration(characters / charactersPerSecond)
    : '–';
}
