import { following } from '../following.js';
import { appended } from '../reduce.js';
import { DEFAULTS, FIRST } from './defaults.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Evaluation} Evaluation
 * @typedef {import('./types.js').Asked} Asked
 * @typedef {import('./types.js').Pinned} Pinned
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
    ordering: 'writing',
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

/** @type {import('../following.js').Ways<State>} */
const WAYS = {
  forget: (state) => ({ ...state, ...NOTHING }),
  took(state, event) {
    switch (event.type) {
      case 'evaluated': {
        const { step, exact, symbolAccuracy } = /** @type {Evaluation} */ (
          /** @type {any} */ (event)
        );
        return typeof exact === 'number'
          ? { ...state, evaluations: appended(state.evaluations, { step, exact, symbolAccuracy }) }
          : state;
      }
      case 'tried':
        return { ...state, tried: event };
      case 'memory':
        return { ...state, look: counted(event) };
      default:
        return state;
    }
  },
};

export const { withNews, withEvent } = following(WAYS);

/**
 * A passage with the number of its steps.
 * @template {Omit<import('./types.js').Look, 'steps'>} L
 * @param {L} told
 * @returns {L & {steps: number}}
 */
export function counted(told) {
  return { ...told, steps: told.losses.length };
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
  const { parameters } = run;
  const pin = { run: run.id, task, cell, parameters, step: tried.step, byLength: tried.byLength };
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
