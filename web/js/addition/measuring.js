import { Refused } from '../api.js';
import { any, listed } from './clamps.js';
import { pairOf } from './typing.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {typeof import('./api.js').laboratory} Laboratory
 */

/** Least milliseconds from one measuring to the next. */
export const LEAST = 333;

/**
 * What is asked in a state, and as text that on which the answer depends: the network, the clamps and the numbers. Null without
 * a run or a connection.
 * @param {State} state
 */
export function wanted({ run, connection, laboratory, clamps, sum, held, typed }) {
  if (run === null || connection !== 'open') {
    return null;
  }
  const pair = pairOf(typed, run.spec.bits);
  const shown = any(clamps) ? (held ?? sum) : null;
  const moment = run.status === 'training' ? laboratory?.step : run.step;
  const of = [run.id, run.generation, moment, run.status, listed(clamps), pair, shown?.a, shown?.b];
  return { id: run.id, generation: run.generation, clamps, pair, shown, of: JSON.stringify(of) };
}

/**
 * Has the server add what was typed, and measure the network with units clamped: whenever the network, the clamps or the numbers
 * have changed, one after the other and not too often.
 * @param {import('../store.js').Store<State>} store
 * @param {Laboratory} laboratory
 * @returns {() => void} stops it
 */
export function measuring(store, laboratory) {
  /** Of what the newest answers are. */
  let known = '';
  let asking = false;
  let last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {NonNullable<ReturnType<typeof wanted>>} question */
  async function ask({ id, generation, clamps, pair, shown }) {
    /** @param {(state: State) => State} change */
    const tell = (change) =>
      store.set((state) =>
        state.run?.id === id && state.run.generation === generation && state.clamps === clamps
          ? change(state)
          : state,
      );
    if (pair !== null) {
      const { a, b } = store.state.typed;
      const found = await outcome(laboratory.sum(id, pair, clamps));
      tell((state) => {
        const same = state.typed.a === a && state.typed.b === b;
        return same ? { ...state, typed: { ...state.typed, ...found } } : state;
      });
    }
    if (any(clamps)) {
      const clamped = await laboratory.adding(id, clamps);
      const clampedSum = shown === null ? null : await laboratory.sum(id, shown, clamps);
      tell((state) => ({ ...state, clamped, clampedSum }));
    }
  }

  async function measure() {
    timer = undefined;
    const question = wanted(store.state);
    if (question === null || question.of === known) {
      return;
    }
    known = question.of;
    asking = true;
    last = performance.now();
    try {
      await ask(question);
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      if (refused.status === 0) {
        known = '';
      }
    } finally {
      asking = false;
    }
    plan();
  }

  function plan() {
    if (!asking && timer === undefined && (wanted(store.state)?.of ?? known) !== known) {
      timer = setTimeout(measure, Math.max(0, LEAST - (performance.now() - last)));
    }
  }

  const stop = store.listen(plan);
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/**
 * The sum of two numbers, or what the server says is wrong with one of them.
 * @param {Promise<import('./types.js').Sum>} answer
 * @returns {Promise<Partial<import('./types.js').Typed>>}
 */
async function outcome(answer) {
  try {
    return { sum: await answer, faults: {} };
  } catch (refused) {
    if (refused instanceof Refused && (refused.field === 'a' || refused.field === 'b')) {
      return { sum: null, faults: { [refused.field]: { text: refused.message } } };
    }
    throw refused;
  }
}
