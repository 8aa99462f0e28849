import { FIRST_LOOK } from './address.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Run} Run
 */

/** Curves that are drawn for who has not chosen any. */
const FIRST_CURVES = 3;

/** How long a deleted run can be had back, in milliseconds; the server keeps it longer. */
export const UNDO = 10_000;

/** @returns {State} */
export function firstState() {
  return {
    language: 'en',
    revision: 0,
    connection: 'connecting',
    notice: '',
    runs: null,
    glances: {},
    checked: null,
    slots: {},
    look: FIRST_LOOK,
    cursor: null,
    selected: null,
    checkpoints: null,
    renaming: null,
    asking: null,
    gone: [],
    now: 0,
    opening: { phase: 'none', name: '', message: '' },
    fork: null,
    another: null,
    going: null,
    machine: {
      step: null,
      seed: 1,
      prime: '',
      temperature: 0.7,
      length: 300,
      playing: false,
      samples: {},
    },
  };
}

/**
 * The state after the server told which runs there are. What was chosen of a run that is gone is forgotten.
 * @param {State} state
 * @param {Run[]} all
 * @returns {State}
 */
export function withRuns(state, all) {
  const runs = all.filter(({ id }) => !state.gone.some((gone) => gone.id === id));
  const ids = new Set(runs.map(({ id }) => id));
  const next = { ...state, runs, connection: /** @type {const} */ ('open') };
  const checked = state.checked?.filter((id) => ids.has(id)) ?? firstCurves(runs);
  const kept = state.selected !== null && ids.has(state.selected);
  return withSelected(withChecked(next, checked), kept ? state.selected : null);
}

/** The newest runs of one task that have a curve: a fork that has not trained yet has none. @param {Run[]} runs newest first */
function firstCurves(runs) {
  const begun = runs.filter(({ secondsTrained }) => secondsTrained > 0);
  return begun.length === 0
    ? null
    : begun
        .filter(({ spec }) => spec.task === begun[0].spec.task)
        .slice(0, FIRST_CURVES)
        .map(({ id }) => id);
}

/**
 * The state with other curves drawn. A curve keeps its colour as long as it is drawn; a new one has the first that is free.
 * @param {State} state
 * @param {string[] | null} checked
 * @returns {State}
 */
export function withChecked(state, checked) {
  /** @type {Record<string, number>} */
  const slots = {};
  for (const id of checked ?? []) {
    if (id in state.slots) {
      slots[id] = state.slots[id];
    }
  }
  const taken = new Set(Object.values(slots));
  for (const id of checked ?? []) {
    if (!(id in slots)) {
      let slot = 0;
      while (taken.has(slot)) {
        slot++;
      }
      slots[id] = slot;
      taken.add(slot);
    }
  }
  return { ...state, checked, slots };
}

/**
 * The state with another run looked into.
 * @param {State} state
 * @param {string | null} selected
 * @returns {State}
 */
export function withSelected(state, selected) {
  if (selected === state.selected) {
    return state;
  }
  const machine = { ...state.machine, step: null, playing: false, prime: '' };
  return { ...state, selected, checkpoints: null, fork: null, another: null, machine };
}

/**
 * The state after a run was deleted: it can be had back for a while.
 * @param {State} state
 * @param {{id: string, name: string}} run
 * @param {number} now in milliseconds
 * @returns {State}
 */
export function withGone(state, { id, name }, now) {
  const gone = [...state.gone, { id, name, until: now + UNDO }];
  return withRuns({ ...state, gone, now, asking: null }, state.runs ?? []);
}

/**
 * The state as time passes: what cannot be had back any more is forgotten.
 * @param {State} state
 * @param {number} now
 * @returns {State}
 */
export function withTime(state, now) {
  return { ...state, now, gone: state.gone.filter(({ until }) => until > now) };
}

/**
 * Everything that decides what a checkpoint writes.
 * @param {string} run
 * @param {import('./types.js').Checkpoint} checkpoint
 * @param {import('./types.js').Machine} machine
 */
export function sampleKey(run, { hash, step }, { seed, prime, temperature, length }) {
  return JSON.stringify([run, step, hash, seed, prime, temperature, length]);
}
