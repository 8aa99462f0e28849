import { followed } from '../reduce.js';
import { DEFAULTS } from './defaults.js';
import { W_HY } from './equations.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('../types.js').RunEvent} RunEvent
 * @typedef {import('../series.js').Series} Series
 */

/** Opened until something else is: a weight that every network has. @type {import('./types.js').Opened} */
const FIRST_OPENED = { kind: 'weight', matrix: W_HY, row: 0, column: 1 };

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
    draft: { ...DEFAULTS },
    spelled: null,
    opened: FIRST_OPENED,
    typed: null,
    faults: {},
    notice: '',
    revision: 0,
  };
}

/**
 * The state after a run is shown from its beginning. What was opened stays so where the new network is as large.
 * @param {State} state
 * @param {Series} series is cleared
 * @param {Run} run
 * @returns {State}
 */
export function withRun(state, series, run) {
  series.clear();
  const before = state.run?.spec;
  const alike = before?.word === run.spec.word && before.hidden === run.spec.hidden;
  return {
    ...state,
    run,
    draft: { ...run.spec },
    spelled: null,
    opened: alike ? state.opened : FIRST_OPENED,
    typed: null,
    faults: {},
  };
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
 * The state after a reset: the numbers stand until those of the new network come, so that nothing jumps.
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
  return { ...state, run: { ...state.run, generation } };
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
    case 'hello':
      return { ...next, spelled: event };
    default:
      return next;
  }
}
