import { call } from '../api.js';

/**
 * The calls of the court, as docs/protocol.md has them.
 *
 * @typedef {import('./types.js').Next} Next
 * @typedef {import('./types.js').Tactic} Tactic
 */

/** Symbols that are asked for: more than a text of rallies has. */
const ALL = 1000;

/** Those that are asked for many rallies at once: the rest is next to nothing. */
const MOST = 60;

export const courtApi = {
  /**
   * What a run expects after a rally, all of it.
   * @param {string} run
   * @param {string} prefix
   * @returns {Promise<{step: number, next: Next[]}>}
   */
  predict: (run, prefix) => call('POST', `/api/runs/${run}/predict`, { prefix, top: ALL }),
  /**
   * What it expects after each of many rallies, with the weights of one step.
   * @param {string} run
   * @param {string[]} prefixes
   * @returns {Promise<{step: number, next: Next[]}[]>}
   */
  predictAll: async (run, prefixes) =>
    (await call('POST', `/api/runs/${run}/predict`, { prefixes, top: MOST })).predictions,
  /**
   * What the generator of rallies does.
   * @param {string} after as `truthOf` tells it
   * @returns {Promise<Next[]>}
   */
  truth: async (after) => (await call('GET', `/api/corpora/badminton/truth?${after}`)).next,
  /** What its players do. @returns {Promise<Tactic[]>} */
  tactics: async () => (await call('GET', '/api/corpora/badminton/truth')).tactics,
};
