import { Refused } from '../api.js';
import { isLong } from '../learnt.js';
import { asking } from './asking.js';
import { askedAbout, countedIn } from './counting.js';
import { GENERATED, hasCourt, isGenerated } from './showing.js';
import { rallyFrom, truthOf, withRally } from './playing.js';
import { prefixOf } from './states.js';
import { tacticOf } from './tactics.js';
import { chancesOf } from './winning.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('./types.js').Court} Court
 * @typedef {import('./types.js').Next} Next
 * @typedef {import('./types.js').RallyText} RallyText
 * @typedef {typeof import('./api.js').courtApi} CourtApi
 */

/** Milliseconds between two looks at what it expects, and at all that it has learnt of the players. */
const GLANCE = 200;
const STUDY = 1500;

/**
 * Keeps what the court shows up to date while it is seen: reads the text, asks the network and, of generated rallies, for the truth.
 * @param {import('../store.js').Store} store
 * @param {CourtApi} api
 */
export function watchingCourt(store, api) {
  /** @param {Partial<Court>} change */
  const set = (change) =>
    store.set((state) => ({ ...state, court: { ...state.court, ...change } }));

  /** Asks, and says on the court what was refused. @param {() => Promise<void>} something */
  async function once(something) {
    try {
      await something();
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      set({ refused: refused.status === 0 ? '' : refused.message });
    }
  }

  asking(store, {
    keyOf: (state) =>
      hasCourt(state) && state.passage !== null && state.court.text === null
        ? (state.run?.corpus.id ?? null)
        : null,
    ask: async ({ passage }) => {
      const text = passage?.text ?? '';
      const read = countedIn(text);
      store.set((state) => ({ ...state, court: begun({ ...state.court, text: read }, text) }));
    },
    pause: 0,
  });
  asking(store, {
    keyOf: (state) =>
      seen(state) && isRead(state) && !state.court.playing && state.court.rally.end === ''
        ? `${moment(state)} ${prefixOf(state.court.rally)}`
        : null,
    ask: ({ run, court }) =>
      once(async () => {
        const prefix = prefixOf(court.rally);
        const { step, next } = await api.predict(run?.id ?? '', prefix);
        set({ prediction: { step, prefix, next }, refused: '' });
      }),
    pause: GLANCE,
  });
  asking(store, {
    keyOf: (state) => (seen(state) && state.court.text !== null ? moment(state) : null),
    ask: ({ run, court }) =>
      once(async () =>
        set({ learnt: await study(api, run?.id ?? '', /** @type {RallyText} */ (court.text)) }),
      ),
    pause: STUDY,
  });
  asking(store, {
    keyOf: (state) =>
      seen(state) && isGenerated(state) ? truthOf(state.court.rally) || null : null,
    ask: ({ court }) =>
      once(async () => {
        const key = truthOf(court.rally);
        set({ truth: { key, next: await api.truth(key) } });
      }),
    pause: 0,
  });
  asking(store, {
    keyOf: (state) =>
      seen(state) && isGenerated(state) && state.court.tactics === null ? GENERATED : null,
    ask: () => once(async () => set({ tactics: await api.tactics() })),
    pause: STUDY,
  });
}

/** @param {State} state */
function seen(state) {
  return state.connection === 'open' && state.shown === 'court' && hasCourt(state);
}

/** Whether the text is read, whose states the network knows, or is too long to be. @param {State} state */
function isRead({ court, corpus }) {
  return court.text !== null || (corpus !== null && isLong(corpus));
}

/** @param {State} state */
function moment({ run }) {
  return `${run?.id} ${run?.generation} ${run?.step}`;
}

/** Of so many rallies the one is put on the court first that has about so many states: long enough to be seen, short enough to be read. */
const FIRST = 40;
const STATES = 12;

/**
 * The court with a rally of a text that was just read, up to somewhere in its middle.
 * @param {Court} court
 * @param {string} text
 */
function begun(court, text) {
  const read = /** @type {RallyText} */ (court.text);
  const beside = read.rallies
    .slice(0, FIRST)
    .map(({ from, to }) => Math.abs(text.slice(from, to).split(' ').length - STATES));
  const draws = [beside.indexOf(Math.min(...beside)) / read.rallies.length + 1e-9, 0.5];
  const found = rallyFrom(text, read, () => draws.shift() ?? 0);
  return found === null ? court : withRally(court, found.rally, found.follows);
}

/**
 * What the network has learnt of all situations that occur in the text: the mean over a few rallies that lead to each.
 * @param {CourtApi} api
 * @param {string} run
 * @param {RallyText} text
 * @returns {Promise<import('./types.js').Learnt | null>}
 */
async function study(api, run, { situations }) {
  const known = askedAbout(situations);
  if (known.length === 0) {
    return null;
  }
  const predictions = await api.predictAll(
    run,
    known.map(({ prefix }) => prefix),
  );
  /** @type {Map<string, Next[]>} */
  const replies = new Map();
  predictions.forEach(({ next }, i) => {
    const { symbol } = known[i];
    const share = 1 / known.filter((one) => one.symbol === symbol).length;
    const weighed = next.map((one) => ({ ...one, probability: one.probability * share }));
    replies.set(symbol, [...(replies.get(symbol) ?? []), ...weighed]);
  });
  const tactics = [...replies].map(([symbol, next]) => ({
    ...tacticOf(
      symbol,
      next.map(({ symbol: reply, probability }) => [reply, probability]),
      1,
    ),
    of: situations.get(symbol)?.count ?? 0,
  }));
  return { step: predictions[0].step, tactics, chances: chancesOf(replies) };
}
