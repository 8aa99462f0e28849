import { following } from '../following.js';
import { appended } from '../reduce.js';
import { DEFAULTS } from './defaults.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('../following.js').Ways<State>} Ways
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Evaluation} Evaluation
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

/** @type {Ways} */
const WAYS = {
  forget: (state) => ({ ...state, ...NOTHING }),
  took(state, event) {
    switch (event.type) {
      case 'evaluated': {
        const { step, exact, symbolAccuracy } = /** @type {Evaluation} */ (
          /** @type {any} */ (event)
        );
        const evaluations = appended(state.evaluations, { step, exact, symbolAccuracy });
        return { ...state, evaluations };
      }
      case 'shapes':
        return { ...state, example: event };
      default:
        return state;
    }
  },
};

export const { withNews, withEvent } = following(WAYS);
