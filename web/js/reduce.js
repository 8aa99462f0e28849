import { DEFAULTS } from './defaults.js';
import { isGroup } from './groups.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').RunEvent} RunEvent
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./series.js').Series} Series
 */

/** No text on its way to the server. @type {import('./types.js').Upload} */
export const NO_UPLOAD = { phase: 'none', name: '', progress: 0, corpus: null, message: '' };

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
  };
}

/**
 * What is chosen on the page after the run changed: a setting that stood as the run had it follows the run, one that was
 * changed here stays.
 * @template S
 * @param {S} draft
 * @param {S} before
 * @param {S} after
 * @returns {S}
 */
export function followed(draft, before, after) {
  /** @param {any} chosen @param {any} old @param {any} now @returns {any} */
  const merged = (chosen, old, now) =>
    Object.fromEntries(
      Object.keys(now).map((field) => [
        field,
        isGroup(now[field]) && isGroup(old[field]) && isGroup(chosen[field])
          ? merged(chosen[field], old[field], now[field])
          : chosen[field] === old[field]
            ? now[field]
            : chosen[field],
      ]),
    );
  return merged(draft, before, after);
}

/** @param {import('./types.js').Spec} spec */
function copied(spec) {
  return { ...spec, sampling: { ...spec.sampling } };
}

/**
 * The state after the run that is shown is heard of again. A new generation forgets curve and samples; news of an older one
 * are none.
 * @param {State} state
 * @param {Series} series
 * @param {Run} run
 * @returns {State}
 */
export function withNews(state, series, run) {
  if (state.run?.id !== run.id || run.generation < state.run.generation) {
    return state;
  }
  const next = withGeneration(state, series, run.generation);
  return { ...next, run, draft: followed(state.draft, state.run.spec, run.spec) };
}

/**
 * @param {State} state
 * @param {Series} series
 * @param {number} generation
 * @returns {State}
 */
function withGeneration(state, series, generation) {
  if (state.run === null || generation <= state.run.generation) {
    return state;
  }
  series.clear();
  return { ...state, samples: [], evaluations: [], run: { ...state.run, generation } };
}

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
 * The state after an event of the run that is shown. Points go into the series.
 * @param {State} state
 * @param {Series} series
 * @param {RunEvent} event
 * @returns {State}
 */
export function withEvent(state, series, event) {
  if (state.run === null || event.generation < state.run.generation) {
    return state;
  }
  if (event.type === 'status') {
    return withNews(state, series, event.run);
  }
  const next = withGeneration(state, series, event.generation);
  if (event.type === 'points') {
    series.append(event.columns, event.rows);
    return { ...next };
  }
  if (event.type === 'evaluated') {
    return { ...next, evaluations: withEvaluation(next.evaluations, event) };
  }
  return event.type === 'sample' ? { ...next, samples: withSample(next.samples, event) } : next;
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
