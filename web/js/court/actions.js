import { courtApi } from './api.js';
import { Refused } from '../api.js';
import {
  cleared,
  played,
  predictionOf,
  rallyFrom,
  takenBack,
  truthNow,
  withRally,
} from './playing.js';
import { allowed } from './rules.js';
import { drawn } from './shares.js';
import { freshRally, prefixOf } from './states.js';

/**
 * @typedef {import('./types.js').Court} Court
 * @typedef {import('./types.js').Rally} Rally
 */

/** Milliseconds that a stroke takes when the network plays on. */
const FLIGHT = 900;

/** Strokes after which a rally that the network plays is left. */
const LONGEST = 60;

/**
 * What can be done on the court.
 * @param {import('../store.js').Store} store
 * @param {() => boolean} still whether motion is to be reduced
 */
export function courtActions(store, still) {
  /** @param {(court: Court) => Court} change */
  const set = (change) => store.set((state) => ({ ...state, court: change(state.court) }));
  /** Another rally; what plays stops. @param {(rally: Rally) => Rally} change */
  const play = (change) =>
    set((court) => ({ ...withRally(court, change(court.rally)), playing: false }));

  /** One state more, drawn as the network expects it; whether the rally goes on. @returns {Promise<boolean>} */
  async function playOne() {
    const { run, court } = store.state;
    const prefix = prefixOf(court.rally);
    const known = predictionOf(court);
    const { step, next } =
      known !== null && known.step === run?.step
        ? known
        : await courtApi.predict(run?.id ?? '', prefix);
    const now = store.state.court;
    if (!now.playing || prefixOf(now.rally) !== prefix) {
      return false;
    }
    const symbol = drawn(next, Math.random());
    const right = allowed(symbol, now.rally, truthNow(now));
    const rally = right ? played(now.rally, symbol) : now.rally;
    const goesOn = right && rally.end === '' && rally.shots.length < LONGEST;
    set((before) => ({
      ...withRally(before, rally),
      prediction: { step, prefix, next },
      fault: right ? '' : symbol,
      playing: goesOn,
    }));
    return goesOn;
  }

  return {
    /** @param {string} symbol of a stroke or an end */
    playStroke: (symbol) => play((rally) => played(rally, symbol)),
    undo: () => play(takenBack),
    clear: () => play(cleared),
    /** @param {{A: number, B: number}} score @param {import('./types.js').Player} server */
    beginAt: (score, server) =>
      play(() => freshRally(score, server, store.state.court.text?.symbols)),
    /** A rally of the text, up to somewhere in its middle. */
    fromText() {
      const { passage, court } = store.state;
      const found =
        passage === null || court.text === null
          ? null
          : rallyFrom(passage.text, court.text, Math.random);
      if (found !== null) {
        set((before) => ({ ...withRally(before, found.rally, found.follows), playing: false }));
      }
    },
    /** Looks at one stroke alone, or at all again. @param {import('./types.js').Stroke} stroke */
    choose: (stroke) =>
      set((court) => ({ ...court, chosen: court.chosen === stroke ? '' : stroke })),
    compareWithTruth: () => set((court) => ({ ...court, compare: !court.compare })),
    /** Lets the network play until the rally is over, or until it is told to stop. */
    async playOn() {
      if (store.state.court.playing) {
        set((court) => ({ ...court, playing: false }));
        return;
      }
      set((court) => ({ ...court, playing: true, fault: '', follows: '' }));
      try {
        while (await playOne()) {
          await new Promise((resolve) => setTimeout(resolve, still() ? 0 : FLIGHT));
        }
      } catch (refused) {
        if (!(refused instanceof Refused)) {
          throw refused;
        }
        set((court) => ({ ...court, playing: false, refused: refused.message }));
      }
    },
  };
}
