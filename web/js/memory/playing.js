import { stepOf } from './passage.js';
import { shownLook } from './reduce.js';

/**
 * Playing a passage: a step after the other, to its end.
 *
 * @typedef {import('./types.js').State} State
 */

/** Milliseconds that a step is shown. */
export const STEP = 240;

/**
 * The state with the next step shown; at the end playing ends.
 * @param {State} state
 * @returns {State}
 */
export function played(state) {
  const passage = shownLook(state);
  if (!state.playing || passage === null) {
    return state;
  }
  const t = stepOf(passage, state.t) + 1;
  return t >= passage.steps ? { ...state, playing: false } : { ...state, t };
}

/**
 * The state after play or pause is pressed; from the end it begins anew.
 * @param {State} state
 * @returns {State}
 */
export function pressedPlay(state) {
  const passage = shownLook(state);
  if (passage === null || state.playing) {
    return { ...state, playing: false };
  }
  const t = stepOf(passage, state.t);
  return { ...state, playing: true, t: t >= passage.steps - 1 ? 0 : t };
}

/**
 * The state after a step is sought.
 * @param {State} state
 * @param {number | 'back' | 'on' | 'first' | 'last'} to
 * @returns {State}
 */
export function sought(state, to) {
  const passage = shownLook(state);
  if (passage === null) {
    return state;
  }
  const now = stepOf(passage, state.t);
  const wanted = { back: now - 1, on: now + 1, first: 0, last: passage.steps - 1 };
  const t = stepOf(passage, typeof to === 'number' ? to : wanted[to]);
  return { ...state, t, playing: false };
}

/**
 * Lets time go by while the passage is played.
 * @param {import('../store.js').Store<State>} store
 * @returns {() => void} stops it
 */
export function playing(store) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  function plan() {
    if (store.state.playing && timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined;
        store.set(played);
        plan();
      }, STEP);
    }
  }
  const stop = store.listen(plan);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
