import { appended, followed } from '../reduce.js';
import { DEFAULTS } from './defaults.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Evaluation} Evaluation
 * @typedef {import('../types.js').RunEvent} RunEvent
 * @typedef {import('../series.js').Series} Series
 */

/** What is known of a network that nothing was heard of. */
const NOTHING = { evaluations: [], example: null };

/**
 * The state of a page that has not heard of a run.
 * @returns {State}
 */
export function firstState() {
  return {
    language: 'en',
    logSteps: false,
    connection: 'connecting',
    run: null,
    draft: { ...DEFAULTS['many-to-one'] },
    ...NOTHING,
    typed: '',
    faulty: false,
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
  const typed = state.run?.spec.shape === run.spec.shape ? state.typed : '';
  return { ...state, ...NOTHING, run, draft: { ...run.spec }, typed, faulty: false, faults: {} };
}

/**
 * The state after the run that is shown is heard of again; news of an older generation are none.
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
  return { ...state, ...NOTHING, run: { ...state.run, generation } };
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
    const run = /** @type {Run} */ (/** @type {unknown} */ (event.run));
    return withNews(state, series, run);
  }
  const next = withGeneration(state, series, event.generation);
  switch (event.type) {
    case 'points':
      series.append(event.columns, event.rows);
      return { ...next };
    case 'evaluated': {
      const { step, exact, symbolAccuracy } = /** @type {Evaluation} */ (
        /** @type {any} */ (event)
      );
      return {
        ...next,
        evaluations: appended(next.evaluations, { step, exact, symbolAccuracy }),
      };
    }
    case 'shapes':
      return { ...next, example: event };
    default:
      return next;
  }
}
