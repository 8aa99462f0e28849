import { Refused } from '../api.js';
import { wordsOf } from '../i18n/words.js';
import { keptCalls } from './api.js';
import { sampleKey } from './reduce.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Machine} Machine
 * @typedef {import('./types.js').Checkpoint} Checkpoint
 */

/** Milliseconds for which a checkpoint is shown while the machine plays. */
const GLANCE = 900;

/**
 * The checkpoint that the time machine stands at, and the one before it.
 * @param {Pick<State, 'checkpoints' | 'machine'>} state
 * @returns {{at: number, now: Checkpoint | undefined, before: Checkpoint | undefined}} `at`: its place among all of them
 */
export function moment({ checkpoints, machine }) {
  const all = checkpoints ?? [];
  const found = all.findIndex(({ step }) => step === machine.step);
  const at = found >= 0 ? found : all.length - 1;
  return { at, now: all[at], before: all[at - 1] };
}

/**
 * Travelling through the checkpoints of a run: each writes again with the same random numbers. What one has written is kept.
 * @param {import('../store.js').Store<State>} store
 */
export function travelling(store) {
  /** @type {Set<string>} */
  const asked = new Set();
  let timer = 0;

  /** What a checkpoint writes, when it is not known yet. @param {string} run @param {Checkpoint | undefined} checkpoint */
  async function ask(run, checkpoint) {
    const { machine } = store.state;
    if (checkpoint === undefined) {
      return;
    }
    const key = sampleKey(run, checkpoint, machine);
    if (asked.has(key) || key in machine.samples) {
      return;
    }
    asked.add(key);
    const { seed, prime, temperature, length } = machine;
    /** @type {{text: string} | {fault: string}} */
    let answer;
    try {
      const sampling = {
        step: checkpoint.step,
        seed,
        prime,
        temperature,
        length,
        topK: 0,
        topP: 1,
      };
      answer = { text: (await keptCalls.sample(run, sampling)).text };
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      const unreachable = refused.status === 0;
      answer = {
        fault: unreachable ? wordsOf(store.state.language)('error.unreachable') : refused.message,
      };
    }
    asked.delete(key);
    store.set((state) => ({
      ...state,
      machine: { ...state.machine, samples: { ...state.machine.samples, [key]: answer } },
    }));
  }

  /** The two that are compared first, then the next one. */
  async function fetchMoment() {
    const { selected, runs, checkpoints } = store.state;
    const run = runs?.find(({ id }) => id === selected);
    if (run?.spec.task === 'text') {
      const { at, now, before } = moment(store.state);
      await Promise.all([ask(run.id, now), ask(run.id, before)]);
      await ask(run.id, checkpoints?.[at + 1]);
    }
  }

  /** @param {Partial<Machine>} change */
  function set(change) {
    store.set((state) => ({ ...state, machine: { ...state.machine, ...change } }));
  }

  function next() {
    const { checkpoints, machine, selected } = store.state;
    const { at } = moment(store.state);
    if (!machine.playing || selected === null || checkpoints === null) {
      return;
    }
    if (at + 1 >= checkpoints.length) {
      set({ playing: false });
      return;
    }
    set({ step: checkpoints[at + 1].step });
    fetchMoment().then(() => {
      timer = window.setTimeout(next, GLANCE);
    });
  }

  return {
    fetchMoment,
    /** Goes to a checkpoint by its place. @param {number} at */
    travel(at) {
      set({ step: store.state.checkpoints?.[at]?.step ?? null, playing: false });
      fetchMoment();
    },
    /** How all of them write. @param {Partial<Pick<Machine, 'seed' | 'prime' | 'temperature' | 'length'>>} change */
    write(change) {
      set(change);
      fetchMoment();
    },
    /** Passes through all checkpoints, from the first when it stands at the last; or stops. */
    play() {
      const { checkpoints, machine } = store.state;
      window.clearTimeout(timer);
      if (machine.playing || checkpoints === null || checkpoints.length === 0) {
        set({ playing: false });
        return;
      }
      const last = moment(store.state).at === checkpoints.length - 1;
      set({ playing: true, step: last ? checkpoints[0].step : machine.step });
      fetchMoment().then(() => {
        timer = window.setTimeout(next, GLANCE);
      });
    },
  };
}
