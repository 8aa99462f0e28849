import { Refused } from '../api.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Ablations} Ablations
 * @typedef {import('./types.js').Ablation} Ablation
 */

/** Whether the table stands for the network as it is now. @param {State} state */
export function isCurrent({ ablating, run }) {
  return ablating.found !== null && ablating.found.step === run?.step;
}

/**
 * How much each row lacks against all mechanisms at work: its loss beyond theirs, and exact answers short of theirs.
 * @param {Ablations} ablations
 */
export function worths({ rows }) {
  const all = rows.find((row) => row.without === null);
  return rows.map((row) => ({
    ...row,
    lossMore: all === undefined || row.without === null ? null : row.loss - all.loss,
    exactLess:
      all?.exact === undefined || all.exact === null || row.exact === null || row.without === null
        ? null
        : all.exact - row.exact,
  }));
}

/** The mechanism that is worth most, by the loss without it; null when none is worth anything. @param {Ablations} ablations */
export function dearest(ablations) {
  const rows = worths(ablations).filter((row) => (row.lossMore ?? 0) > 0);
  return rows.sort((a, b) => (b.lossMore ?? 0) - (a.lossMore ?? 0))[0]?.without ?? null;
}

/**
 * Measures what each mechanism is worth.
 * @param {import('../store.js').Store<State>} store
 * @param {Pick<typeof import('./api.js').memoryCalls, 'ablations'>} calls
 * @param {(refused: unknown) => string} reasonOf why the server refused, in words
 */
export async function ablate(store, calls, reasonOf) {
  const { run, ablating } = store.state;
  if (run === null || ablating.phase === 'asking') {
    return;
  }
  store.set({ ablating: { ...ablating, phase: 'asking', message: '' } });
  /** @type {State['ablating']} */
  let next;
  try {
    next = { phase: 'done', message: '', found: await calls.ablations(run.id) };
  } catch (refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    next = { phase: 'refused', message: reasonOf(refused), found: ablating.found };
  }
  store.set((state) =>
    state.run?.id === run.id && state.run.generation === run.generation
      ? { ...state, ablating: next }
      : state,
  );
}

/**
 * Measures anew when training stops, once somebody has asked for it.
 * @param {import('../store.js').Store<State>} store
 * @param {() => void} measure
 * @returns {() => void} stops it
 */
export function ablatingAtRest(store, measure) {
  return store.listen(() => {
    const { state } = store;
    const resting = state.run?.status === 'paused' || state.run?.status === 'finished';
    if (resting && state.ablating.phase === 'done' && !isCurrent(state)) {
      measure();
    }
  });
}
