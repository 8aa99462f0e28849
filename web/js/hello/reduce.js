import { following } from '../following.js';
import { DEFAULTS } from './defaults.js';
import { W_HY } from './equations.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('../following.js').Ways<State>} Ways
 * @typedef {import('./types.js').Run} Run
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

/** A reset leaves the numbers until those of the new network come, so that nothing jumps. @type {Ways} */
const WAYS = {
  forget: (state) => state,
  took: (state, event) => (event.type === 'hello' ? { ...state, spelled: event } : state),
};

export const { withNews, withEvent } = following(WAYS);
