import { Refused } from '../api.js';
import { asksItself } from './reduce.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./api.js').Question} Question
 */

/** Least milliseconds from one question to the next. */
const LEAST = 300;

/**
 * What has to be asked in a state, and as text that on which the answer depends: the network as it is, and the question. Null when
 * nothing is asked, or nobody is there to be asked.
 * @param {State} state
 */
export function wanted(state) {
  const { run, connection, look, asked, without } = state;
  if (run === null || connection !== 'open' || !asksItself(state)) {
    return null;
  }
  const moment = run.status === 'training' ? look?.step : run.step;
  const question = questionOf({ asked, without });
  const of = JSON.stringify([run.id, run.generation, moment, question]);
  return { id: run.id, generation: run.generation, asked, without, question, of };
}

/** @param {Pick<State, 'asked' | 'without'>} state @returns {Question} */
function questionOf({ asked: { length, number, repeats, text }, without }) {
  if (text !== '') {
    return { text, without };
  }
  return {
    ...(length === null ? {} : { length }),
    ...(number === 0 ? {} : { number }),
    ...(repeats === null ? {} : { repeats }),
    without,
  };
}

/**
 * Asks the network whenever the question or the network has changed, one question after the other and not too often.
 * @param {import('../store.js').Store<State>} store
 * @param {Pick<typeof import('./api.js').memoryCalls, 'look'>} calls
 * @returns {() => void} stops it
 */
export function asking(store, calls) {
  /** Of what the newest answer is. */
  let known = '';
  let waiting = false;
  let last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {NonNullable<ReturnType<typeof wanted>>} now @param {Partial<State>} found */
  function tell({ id, generation, asked, without }, found) {
    store.set((state) =>
      state.run?.id === id &&
      state.run.generation === generation &&
      state.asked === asked &&
      state.without === without
        ? { ...state, ...found }
        : state,
    );
  }

  async function ask() {
    timer = undefined;
    const now = wanted(store.state);
    if (now === null || now.of === known) {
      return;
    }
    known = now.of;
    waiting = true;
    last = performance.now();
    try {
      tell(now, { answer: await calls.look(now.id, now.question), refusal: '' });
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      if (refused.status === 0) {
        known = '';
      } else {
        tell(now, { refusal: refused.message });
      }
    } finally {
      waiting = false;
    }
    plan();
  }

  function plan() {
    const now = wanted(store.state);
    if (now === null) {
      known = '';
    } else if (!waiting && timer === undefined && now.of !== known) {
      timer = setTimeout(ask, Math.max(0, LEAST - (performance.now() - last)));
    }
  }

  const stop = store.listen(plan);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
