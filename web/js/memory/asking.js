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

/** What the server says to a question that it would refuse at every step. */
const BAD_QUESTION = 400;

/**
 * Whether two questions are the same one, put to the same network, whatever it has learnt meanwhile.
 * @param {ReturnType<typeof wanted>} a
 * @param {ReturnType<typeof wanted>} b
 */
function sameQuestion(a, b) {
  return (
    a?.id === b?.id &&
    a?.generation === b?.generation &&
    a?.asked === b?.asked &&
    a?.without === b?.without
  );
}

/**
 * Asks the network whenever the question or the network has changed, one question after the other and not too often. A
 * question that was refused is asked again only when the question changes.
 * @param {import('../store.js').Store<State>} store
 * @param {Pick<typeof import('./api.js').memoryCalls, 'look'>} calls
 * @returns {() => void} stops it
 */
export function asking(store, calls) {
  /** Of what the newest answer is. */
  let known = '';
  /** What was refused. @type {ReturnType<typeof wanted>} */
  let refusedOne = null;
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
    if (now === null || now.of === known || sameQuestion(now, refusedOne)) {
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
        refusedOne = refused.status === BAD_QUESTION ? now : null;
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
    } else if (
      !waiting &&
      timer === undefined &&
      now.of !== known &&
      !sameQuestion(now, refusedOne)
    ) {
      timer = setTimeout(ask, Math.max(0, LEAST - (performance.now() - last)));
    }
  }

  const stop = store.listen(plan);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
