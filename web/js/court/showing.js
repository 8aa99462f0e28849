import { beginsWithRallies } from './states.js';

/**
 * @typedef {import('../types.js').State} State
 */

/** The corpus whose truth is known. */
export const GENERATED = 'badminton';

/**
 * Whether the rallies that are learnt are the generator's, whose truth is known.
 * @param {State} state
 */
export function isGenerated({ run }) {
  return run?.corpus.id === GENERATED;
}

/**
 * Whether the run learns rallies, stroke by stroke, so that they can be seen on a court.
 * @param {State} state
 */
export function hasCourt({ run, corpus }) {
  return (
    run !== null &&
    run.spec.tokens === 'states' &&
    corpus !== null &&
    corpus.id === run.corpus.id &&
    beginsWithRallies(corpus.preview ?? '')
  );
}

/** What is shown in the place of the samples: the court only where there is one. @param {State} state */
export function shownIn(state) {
  return state.shown === 'court' && !hasCourt(state) ? 'samples' : state.shown;
}
