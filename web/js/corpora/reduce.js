/**
 * @typedef {import('./types.js').Chooser} Chooser
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {import('./types.js').Examined} Examined
 * @typedef {import('./types.js').Upload} Upload
 * @typedef {import('../types.js').State} State
 */
import { tokensOf } from './recommended.js';

/** No text on its way to the server. @type {Upload} */
export const NO_UPLOAD = { phase: 'none', name: '', progress: 0, count: 1, message: '' };

/** A chooser that is folded away. @type {Chooser} */
export const FOLDED = {
  open: false,
  at: null,
  starting: null,
  asking: null,
  openings: {},
  separator: '\n',
  encoding: '',
  fetches: {},
  refusals: {},
};

/**
 * A text that is looked into from now on.
 * @param {Corpus} corpus
 * @param {Partial<Examined>} [more]
 * @returns {Examined}
 */
export function examinedOf(corpus, more = {}) {
  return {
    corpus,
    before: [],
    tokens: tokensOf(corpus),
    report: null,
    cuts: null,
    secondsPerEpoch: null,
    folding: null,
    message: '',
    leftOut: [],
    ...more,
  };
}

/**
 * The state with what was found of a text, if it is still the one looked into, cut as it was then.
 * @param {State} state
 * @param {Examined} of
 * @param {Partial<Examined>} found
 * @returns {State}
 */
export function withFound(state, of, found) {
  const { examined } = state;
  return examined?.corpus.id === of.corpus.id && examined.tokens === of.tokens
    ? { ...state, examined: { ...examined, ...found } }
    : state;
}

/**
 * @param {State} state
 * @param {Partial<Chooser>} change
 * @returns {State}
 */
export function withChooser(state, change) {
  return { ...state, chooser: { ...state.chooser, ...change } };
}

/**
 * The state after a run is shown: when it is the one that was to be started, the chooser is folded.
 * @param {State} state
 * @param {{corpus: {id: string}}} run
 * @returns {State}
 */
export function withStarted(state, { corpus }) {
  return state.chooser.starting === corpus.id ? closed(state) : state;
}

/** The state with the chooser folded away. @param {State} state @returns {State} */
export function closed(state) {
  const folded = withChooser(state, { open: false, at: null, starting: null, asking: null });
  return { ...folded, examined: null, upload: NO_UPLOAD };
}

/**
 * The state with another entry in one of the chooser's lists by id; without it when it is undefined.
 * @template {'openings' | 'fetches' | 'refusals'} L
 * @param {State} state
 * @param {L} list
 * @param {string} id
 * @param {Chooser[L][string] | undefined} entry
 * @returns {State}
 */
export function withEntry(state, list, id, entry) {
  const entries = { ...state.chooser[list] };
  delete entries[id];
  return withChooser(state, {
    [list]: entry === undefined ? entries : { ...entries, [id]: entry },
  });
}
