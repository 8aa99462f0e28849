import { columnByColumn } from './paces.js';
import { ALL, seenAfter } from './reveal.js';

/** @typedef {import('./types.js').State} State */

/** Milliseconds from one look at the clock to the next. */
const TICK = 50;

/**
 * Shows the columns of each sum one after the other over the time that the sum takes, where the pace is slow enough to follow.
 * A pause stops it where it is.
 * @param {import('../store.js').Store<State>} store
 * @param {() => number} now in milliseconds
 * @returns {() => void} stops it
 */
export function unfolding(store, now) {
  let sum = store.state.sum;
  let since = -Infinity;
  let unfolds = false;
  let trained = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function tick() {
    timer = undefined;
    look();
  }

  function look() {
    const { run, held, backward, reached, returned } = store.state;
    const training = run?.status === 'training';
    const slow = run !== null && columnByColumn(run.spec.pace);
    if (store.state.sum !== sum) {
      sum = store.state.sum;
      since = now();
      unfolds = slow;
    } else if (trained && !training) {
      unfolds = false;
    }
    trained = training;
    if (run === null || sum === null || held !== null) {
      return;
    }
    if (!slow && training) {
      unfolds = false;
      show(ALL);
    }
    if (unfolds) {
      const seen = seenAfter(((now() - since) * run.spec.pace) / 1000, sum.bits, backward);
      show(seen);
      if (seen.reached !== null || seen.returned !== null) {
        timer ??= setTimeout(tick, TICK);
      }
    }

    /** @param {import('./reveal.js').Seen} seen */
    function show(seen) {
      if (seen.reached !== reached || seen.returned !== returned) {
        store.set(seen);
      }
    }
  }

  const stop = store.listen(look);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
