import { following } from '../following.js';
import { appended } from '../reduce.js';
import { any, NONE } from './clamps.js';
import { DEFAULTS } from './defaults.js';
import { ALL } from './reveal.js';
import { fitting } from './typing.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('../following.js').Ways<State>} Ways
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Evaluation} Evaluation
 * @typedef {import('../series.js').Series} Series
 */

/** What is known of a network that nothing was heard of. */
const NOTHING = {
  evaluations: [],
  sum: null,
  held: null,
  ...ALL,
  laboratory: null,
  clamps: NONE,
  pressed: null,
  clamped: null,
  clampedSum: null,
};

/**
 * The state of a page that has not heard of a run.
 * @returns {State}
 */
export function firstState() {
  return {
    language: 'en',
    logSteps: true,
    connection: 'connecting',
    run: null,
    draft: { ...DEFAULTS },
    ...NOTHING,
    backward: false,
    typed: { a: '93', b: '38', faults: {}, sum: null },
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
  const typed = { ...fitting(state.typed, run.spec.bits), faults: {}, sum: null };
  return { ...state, ...NOTHING, run, draft: { ...run.spec }, typed, faults: {} };
}

/** @type {Ways} */
const WAYS = {
  forget: (state) => ({
    ...state,
    ...NOTHING,
    typed: { ...state.typed, sum: null },
  }),
  took(state, event) {
    switch (event.type) {
      case 'evaluated': {
        const { step, exact, carryAccuracy } = /** @type {Evaluation} */ (
          /** @type {any} */ (event)
        );
        const evaluations = appended(state.evaluations, { step, exact, carryAccuracy });
        return { ...state, evaluations };
      }
      case 'addition':
        return { ...state, sum: event, run: reached(state.run, event.step) };
      case 'laboratory':
        return { ...state, laboratory: event };
      default:
        return state;
    }
  },
};

export const { withNews, withEvent } = following(WAYS);

/**
 * The run after a step: at a slow pace a sum tells of it before the run does.
 * @param {Run | null} run
 * @param {number} step
 */
function reached(run, step) {
  return run === null || step <= run.step ? run : { ...run, step };
}

/**
 * The sum that is shown: the newest, or the one that is held; with units clamped, what they make of it.
 * @param {State} state
 */
export function shownSum({ sum, held, clamps, clampedSum }) {
  return (any(clamps) ? clampedSum : null) ?? held ?? sum;
}

/**
 * How well the network adds: with units clamped, as soon as that is measured.
 * @param {State} state
 * @returns {import('./types.js').Adding | null}
 */
export function shownAdding({ laboratory, clamps, clamped }) {
  return (any(clamps) ? clamped : null) ?? laboratory;
}
