import { DEFAULTS } from './defaults.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').RunEvent} RunEvent
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./series.js').Series} Series
 */

/** Samples that are kept to scroll back to. */
export const KEPT_SAMPLES = 200;

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
    corpora: [],
    corpus: null,
    upload: { phase: 'none', name: '', progress: 0, corpus: null, message: '' },
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
  return { ...state, run, draft: copied(run.spec), samples: [], faults: {} };
}

/** @param {import('./types.js').Spec} spec */
function copied(spec) {
  return { ...spec, sampling: { ...spec.sampling } };
}

/**
 * The state after an event of the run that is shown. Points go into the series.
 * @param {State} state
 * @param {Series} series
 * @param {RunEvent} event
 * @returns {State}
 */
export function withEvent(state, series, event) {
  let next = state;
  if (state.run !== null && event.generation > state.run.generation) {
    series.clear();
    next = { ...next, samples: [], run: { ...state.run, generation: event.generation } };
  }
  if (event.type === 'status') {
    return { ...next, run: event.run };
  }
  if (event.type === 'points') {
    series.append(event.columns, event.rows);
    return next;
  }
  return { ...next, samples: withSample(next.samples, event) };
}

/**
 * Newest first, each once.
 * @param {import('./types.js').Sample[]} samples
 * @param {import('./types.js').Sample} sample
 */
function withSample(samples, sample) {
  if (samples.some((one) => one.sequence === sample.sequence)) {
    return samples;
  }
  return [sample, ...samples].slice(0, KEPT_SAMPLES);
}
