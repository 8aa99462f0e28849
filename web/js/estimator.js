import { Refused } from './api.js';
import { DEFAULTS } from './defaults.js';
import { withoutFaults } from './fields.js';

/**
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Estimate} Estimate
 */

/** Milliseconds without a change before it is measured. */
export const QUIET = 400;

/** Settings that cost nothing. */
const NO_DIFFERENCE = new Set(['name', 'seed', 'pace', 'sampling', 'learningRate']);

const MEASURED = Object.keys(DEFAULTS).filter((field) => !NO_DIFFERENCE.has(field));

/**
 * What is measured in a state, as text: the settings that make a difference. Null while a run trains, or the server does not
 * measure.
 * @param {State} state
 */
export function measurable({ run, draft, connection }) {
  if (run === null || run.status === 'training' || connection !== 'open') {
    return null;
  }
  return draft.layers === undefined
    ? null
    : JSON.stringify(draft, (field, value) => (NO_DIFFERENCE.has(field) ? undefined : value));
}

/**
 * Has the settings that are chosen measured, when nothing trains and none was changed for a moment; one at a time.
 * @param {import('./store.js').Store} store
 * @param {(spec: Spec) => Promise<Estimate>} ask
 */
export function estimating(store, ask) {
  /** What the estimate in the store is of, or will be. @type {string | null} */
  let wanted = null;
  let asking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function measure() {
    const of = wanted;
    if (asking || of === null) {
      return;
    }
    asking = true;
    /** @type {Partial<State>} */
    let found;
    try {
      const estimate = await ask(store.state.draft);
      found = { estimate, faults: withoutFaults(store.state.faults, MEASURED) };
    } catch (refused) {
      found = { estimate: null, ...faultOf(refused, store.state) };
    }
    asking = false;
    if (of === wanted) {
      store.set(found);
    } else {
      measure();
    }
  }

  return store.listen(() => {
    const now = measurable(store.state);
    if (now === wanted) {
      return;
    }
    wanted = now;
    clearTimeout(timer);
    store.set({ estimate: now === null ? null : 'waiting' });
    timer = setTimeout(measure, QUIET);
  });
}

/**
 * A setting that was refused is said at the setting; that nothing could be measured is not said at all.
 * @param {unknown} refused
 * @param {State} state
 * @returns {Partial<State>}
 */
function faultOf(refused, { faults }) {
  if (!(refused instanceof Refused)) {
    throw refused;
  }
  return refused.field ? { faults: { ...faults, [refused.field]: refused.message } } : {};
}
