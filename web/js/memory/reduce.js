import { appended, followed } from '../reduce.js';
import { DEFAULTS, FIRST } from './defaults.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Evaluation} Evaluation
 * @typedef {import('./types.js').Asked} Asked
 * @typedef {import('./types.js').Pinned} Pinned
 * @typedef {import('../types.js').RunEvent} RunEvent
 * @typedef {import('../series.js').Series} Series
 */

/** What is asked by who has asked for nothing. @type {Readonly<Asked>} */
export const NOTHING_ASKED = Object.freeze({ length: null, number: 0, repeats: null, text: '' });

/** @type {import('./types.js').Ablating} */
const NOT_ABLATED = { phase: 'none', message: '', found: null };

/** What is known of a network that nothing was heard of. */
const NOTHING = {
  evaluations: [],
  tried: null,
  look: null,
  answer: null,
  refusal: '',
  ablating: NOT_ABLATED,
};

/** Lengths of other networks that stay in sight. */
export const MOST_PINNED = 3;

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
    draft: copied(DEFAULTS[FIRST.task]),
    ...NOTHING,
    asked: NOTHING_ASKED,
    without: [],
    t: null,
    playing: false,
    opened: [],
    pinned: [],
    faults: {},
    notice: '',
    revision: 0,
  };
}

/** @param {Readonly<Spec>} spec @returns {Spec} */
function copied(spec) {
  return { ...spec, memory: { ...spec.memory } };
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
    ...NOTHING,
    run,
    draft: copied(run.spec),
    asked: NOTHING_ASKED,
    without: [],
    t: null,
    playing: false,
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
      const { step, exact, bitAccuracy } = /** @type {Evaluation} */ (/** @type {any} */ (event));
      return typeof exact === 'number'
        ? { ...next, evaluations: appended(next.evaluations, { step, exact, bitAccuracy }) }
        : next;
    }
    case 'tried':
      return { ...next, tried: event };
    case 'memory':
      return { ...next, look: event };
    default:
      return next;
  }
}

/** Whether something else is to be seen than the server tells by itself. @param {Pick<State, 'asked' | 'without'>} state */
export function asksItself({ asked, without }) {
  return without.length > 0 || !sameQuestion(asked, NOTHING_ASKED);
}

/** @param {Asked} a @param {Asked} b */
function sameQuestion(a, b) {
  return (
    a.length === b.length && a.number === b.number && a.repeats === b.repeats && a.text === b.text
  );
}

/**
 * The passage that is shown: the answer to what was asked, until there is one the newest that was told.
 * @param {Pick<State, 'asked' | 'without' | 'answer' | 'look'>} state
 */
export function shownLook(state) {
  return asksItself(state) ? (state.answer ?? state.look) : state.look;
}

/**
 * The state with the accuracy by length of the run that is shown kept in sight; that of the same run is replaced.
 * @param {State} state
 * @returns {State}
 */
export function withPin(state) {
  const { run, tried, pinned } = state;
  if (run === null || tried === null) {
    return state;
  }
  const { task, cell } = run.spec;
  const pin = { run: run.id, task, cell, step: tried.step, byLength: tried.byLength };
  return {
    ...state,
    pinned: [...pinned.filter((one) => one.run !== run.id), pin].slice(-MOST_PINNED),
  };
}

/**
 * What is pinned of other networks on the same task.
 * @param {Pick<State, 'run' | 'pinned'>} state
 */
export function pinnedBeside({ run, pinned }) {
  return pinned.filter((one) => one.task === run?.spec.task);
}
