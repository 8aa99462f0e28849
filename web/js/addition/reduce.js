import { appended, followed } from '../reduce.js';
import { any, NONE } from './clamps.js';
import { DEFAULTS } from './defaults.js';
import { ALL } from './reveal.js';
import { fitting } from './typing.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Evaluation} Evaluation
 * @typedef {import('../types.js').RunEvent} RunEvent
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
  const typed = { ...state.typed, sum: null };
  return { ...state, ...NOTHING, typed, run: { ...state.run, generation } };
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
      const { step, exact, carryAccuracy } = /** @type {Evaluation} */ (/** @type {any} */ (event));
      return {
        ...next,
        evaluations: appended(next.evaluations, { step, exact, carryAccuracy }),
      };
    }
    case 'addition':
      return { ...next, sum: event, run: reached(next.run, event.step) };
    case 'laboratory':
      return { ...next, laboratory: event };
    default:
      return next;
  }
}

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
