import { FOLDED, NO_UPLOAD } from './corpora/reduce.js';
import { NO_COURT } from './court/playing.js';
import { DEFAULTS } from './defaults.js';
import { following } from './following.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./following.js').Ways<State>} Ways
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./series.js').Series} Series
 */

/** No check of gradients. @type {import('./types.js').Check} */
export const NO_CHECK = { broken: 'none', phase: 'none', message: '', result: null };

/** Samples that are kept to scroll back to. */
export const KEPT_SAMPLES = 200;

/** Evaluations that are kept to be drawn. */
export const KEPT_EVALUATIONS = 1000;

/**
 * The state of a page that has not heard of a run.
 * @returns {State}
 */
export function firstState() {
  return {
    language: 'en',
    unit: 'nats',
    logSteps: false,
    connection: 'connecting',
    run: null,
    draft: { ...DEFAULTS, sampling: { ...DEFAULTS.sampling } },
    samples: [],
    evaluations: [],
    corpora: [],
    corpus: null,
    reading: { step: 0, since: -Infinity },
    passage: null,
    lexicon: null,
    shown: 'samples',
    check: NO_CHECK,
    estimate: null,
    upload: NO_UPLOAD,
    court: NO_COURT,
    measured: null,
    chooser: FOLDED,
    examined: null,
    faults: {},
    notice: '',
    revision: 0,
  };
}

/**
 * The state after a run is shown from its beginning.
 * @param {State} state
 * @param {Series} series is cleared
 * @param {Run} run
 * @returns {State}
 */
export function withRun(state, series, run) {
  series.clear();
  return {
    ...state,
    run,
    draft: copied(run.spec),
    samples: [],
    evaluations: [],
    faults: {},
    check: { ...NO_CHECK, broken: state.check.broken },
    court: { ...state.court, prediction: null, learnt: null, playing: false, fault: '' },
    measured: state.run?.id === run.id ? state.measured : null,
  };
}

/** @param {import('./types.js').Spec} spec */
function copied(spec) {
  return { ...spec, sampling: { ...spec.sampling } };
}

/** @type {Ways} */
const WAYS = {
  forget: (state) => ({ ...state, samples: [], evaluations: [] }),
  took(state, event) {
    switch (event.type) {
      case 'evaluated':
        return { ...state, evaluations: withEvaluation(state.evaluations, event) };
      case 'sample':
        return { ...state, samples: withSample(state.samples, event) };
      default:
        return state;
    }
  },
};

export const { withNews, withEvent } = following(WAYS);

/** Milliseconds for which a place in the text is shown, so that it can be seen, when many steps go by meanwhile. */
const GLANCE = 400;

/** Steps that can be followed one by one. */
const FEW = 2;

/**
 * The state with the step whose place in the text is shown.
 * @param {State} state
 * @param {number} now in milliseconds
 * @returns {State}
 */
export function withReading(state, now) {
  const { run, reading } = state;
  if (run === null || run.step === reading.step) {
    return state;
  }
  const few = Math.abs(run.step - reading.step) <= FEW;
  return few || run.status !== 'training' || now - reading.since >= GLANCE
    ? { ...state, reading: { step: run.step, since: now } }
    : state;
}

/**
 * @param {import('./types.js').Evaluation[]} evaluations
 * @param {import('./types.js').Evaluation} evaluation
 */
export function withEvaluation(evaluations, { step, epoch, validationLoss }) {
  return appended(evaluations, { step, epoch, validationLoss });
}

/**
 * What was measured, oldest first, each once; when it is too much, every second one of the older half is let go.
 * @template {{step: number}} M
 * @param {M[]} measured
 * @param {M} next
 */
export function appended(measured, next) {
  const last = measured[measured.length - 1];
  if (last !== undefined && next.step <= last.step) {
    return measured;
  }
  const kept =
    measured.length < KEPT_EVALUATIONS
      ? measured
      : measured.filter((_, i) => i % 2 === 0 || i >= KEPT_EVALUATIONS / 2);
  return [...kept, next];
}

/**
 * Newest first, each once.
 * @param {import('./types.js').Sample[]} samples
 * @param {import('./types.js').Sample} sample
 */
export function withSample(samples, sample) {
  if (samples.some((one) => one.sequence === sample.sequence)) {
    return samples;
  }
  return [sample, ...samples].slice(0, KEPT_SAMPLES);
}
