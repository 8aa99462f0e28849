import { html, nothing } from '../dom.js';
import { DEFAULTS, needsNewRun, validates } from '../defaults.js';
import { PACES, stopOf } from '../scales.js';
import { counted, counter, duration, figures, inUnit } from '../units.js';
import { control, sliderInput } from './control.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Where the space bar has a meaning of its own. */
const FIELDS = 'input, textarea, select, button, a, summary, [role="log"], [role="region"]';

/**
 * The bar on top: what can be done, and where the run stands.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountBar(root, store, actions) {
  /** @param {KeyboardEvent} event */
  function spaceTrains(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.code === 'Space' && !event.repeat && target.closest(FIELDS) === null) {
      event.preventDefault();
      toggle(store.state, actions);
    }
  }
  document.addEventListener('keydown', spaceTrains);
  const stop = mounted(root, store, (state, words) => bar(state, words, actions));
  return () => {
    document.removeEventListener('keydown', spaceTrains);
    stop();
  };
}

/** @param {Run | null} run */
function canTrain(run) {
  return run?.status === 'training' || run?.status === 'paused';
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function toggle({ run }, actions) {
  if (canTrain(run)) {
    (run?.status === 'training' ? actions.pause : actions.train)();
  }
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function bar(state, words, actions) {
  const { run } = state;
  const training = run?.status === 'training';
  const changed = run !== null && needsNewRun(state.draft, run.spec);
  const deed = words(training ? 'bar.pause' : 'bar.train');
  return html`
    <div class="controls" role="group" aria-label=${words('bar.controls')}>
      <button
        id="reset"
        class=${changed ? 'wide' : ''}
        title=${words(changed ? 'bar.restartHint' : 'bar.resetHint')}
        ?disabled=${run === null}
        @click=${actions.reset}
      >
        ${changed ? words('bar.restart') : words('bar.reset')}
      </button>
      <button
        id="train"
        class="round"
        data-training=${training}
        aria-label=${deed}
        title=${words('bar.space', { deed })}
        ?disabled=${!canTrain(run)}
        @click=${() => toggle(state, actions)}
      >
        <span class=${training ? 'glyph pause' : 'glyph play'} aria-hidden="true"></span>
      </button>
      <button
        id="step"
        title=${words('bar.stepHint')}
        ?disabled=${run?.status !== 'paused'}
        @click=${actions.step}
      >
        ${words('bar.step')}
      </button>
    </div>
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
      ${reading(words('bar.speed'), speed(run), 'speed')}
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
 * @param {string} name
 * @param {string} value
 * @param {string} kind
 * @param {string} [unit]
 */
function reading(name, value, kind, unit = '') {
  return html`<div class=${`reading ${kind}`}>
    <dt>${name}${unit ? html` <span class="unit">${unit}</span>` : nothing}</dt>
    <dd>${value}</dd>
  </div>`;
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

/**
 * @param {State} state
 * @param {Words} words
 */
function pill(state, words) {
  const status = state.connection === 'open' && state.run ? state.run.status : state.connection;
  const key = /** @type {import('../i18n/words.js').Key} */ (
    `status.${status === 'open' ? 'connecting' : status}`
  );
  return html`<span id="status" class="pill" data-status=${status}>${words(key)}</span>`;
}
