import { Refused } from '../api.js';
import { backOff } from '../socket.js';
import { keptCalls } from './api.js';
import { glanceOf, MOST } from './glance.js';
import { withRuns } from './reduce.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Run} Run
 */

/** Milliseconds between two questions. */
const EVERY = 1500;

/**
 * Asks the server again and again which runs there are, and what is new of those that are seen; not while the page is hidden.
 * @param {import('../store.js').Store<State>} store
 * @param {import('./curves.js').Curves} curves
 */
export function polling(store, curves) {
  /** Runs whose rows are seen. @type {Set<string>} */
  const seen = new Set();
  let failures = 0;
  let timer = 0;
  /** Counts the questions which runs there are; only the newest is listened to. */
  let questions = 0;
  /** @type {Promise<void>} */
  let asking = Promise.resolve();

  async function ask() {
    const question = ++questions;
    const runs = await keptCalls.runs();
    failures = 0;
    if (question !== questions) {
      return;
    }
    store.set((state) => withRuns(state, runs));
    await drawnCurves();
    await glances();
    await checkpoints();
  }

  async function drawnCurves() {
    const { runs, checked } = store.state;
    const drawn = (runs ?? []).filter(({ id }) => checked?.includes(id));
    curves.keep(drawn.map(({ id }) => id));
    const changed = await Promise.all(drawn.map((run) => ifThere(curves.follow(run))));
    if (changed.includes(true)) {
      store.set((state) => ({ ...state }));
    }
  }

  async function glances() {
    for (const run of store.state.runs ?? []) {
      const known = store.state.glances[run.id];
      if (seen.has(run.id) && (known?.step !== run.step || known.generation !== run.generation)) {
        const history = await ifThere(keptCalls.outline(run.id, MOST));
        if (history !== null) {
          store.set((state) => ({
            ...state,
            glances: { ...state.glances, [run.id]: glanceOf(run, history) },
          }));
        }
      }
    }
  }

  /** Of the run that is looked into. */
  async function checkpoints() {
    const { selected } = store.state;
    if (selected === null) {
      return;
    }
    const all = await ifThere(keptCalls.checkpoints(selected));
    store.set((state) =>
      all === null ||
      state.selected !== selected ||
      JSON.stringify(all) === JSON.stringify(state.checkpoints)
        ? state
        : { ...state, checkpoints: all },
    );
  }

  function later(/** @type {number} */ wait) {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      asking = document.hidden ? Promise.resolve(later(EVERY)) : round();
    }, wait);
  }

  async function round() {
    try {
      await ask();
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      store.set({ connection: 'reconnecting' });
      failures++;
    }
    later(failures > 0 ? backOff(failures - 1, Math.random()) : EVERY);
  }

  document.addEventListener('visibilitychange', () => later(0));

  return {
    /** Asks at once, after what is under way; an answer that is yet to come does not know what has just happened. */
    async now() {
      questions++;
      await asking;
      window.clearTimeout(timer);
      asking = round();
      await asking;
    },
    /** Fetches the curves that were ticked, at once; when the server is not there, the next round says so. */
    async draw() {
      try {
        await drawnCurves();
      } catch (refused) {
        if (!(refused instanceof Refused)) {
          throw refused;
        }
      }
    },
    /** What is new of a run is asked for only while its row is seen. @param {string} id @param {boolean} visible */
    see(id, visible) {
      if (visible && !seen.has(id)) {
        seen.add(id);
        later(0);
      } else if (!visible) {
        seen.delete(id);
      }
    },
  };
}

/**
 * What was asked for of a run; null when the run is gone meanwhile.
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T | null>}
 */
async function ifThere(answer) {
  try {
    return await answer;
  } catch (refused) {
    if (refused instanceof Refused && refused.status !== 0) {
      return null;
    }
    throw refused;
  }
}
