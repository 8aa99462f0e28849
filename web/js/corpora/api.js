import { call } from '../api.js';

/**
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {import('./types.js').FetchProgress} FetchProgress
 * @typedef {import('./types.js').Report} Report
 * @typedef {import('./types.js').Cut} Cut
 */

/** @param {string} id @param {string} [rest] */
function path(id, rest = '') {
  return `/api/corpora/${encodeURIComponent(id)}${rest}`;
}

/** @param {object} values */
function query(values) {
  return `?${new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]))}`;
}

/** The calls on texts that the chooser needs. */
export const corporaApi = {
  /** @param {string} id @returns {Promise<null>} */
  remove: (id) => call('DELETE', path(id)),
  /** @param {string} id @returns {Promise<FetchProgress>} */
  fetch: (id) => call('POST', path(id, '/fetch')),
  /** @param {string} id @returns {Promise<FetchProgress>} */
  progress: (id) => call('GET', path(id, '/fetch')),
  /** @param {string} id @returns {Promise<null>} */
  stopFetching: (id) => call('DELETE', path(id, '/fetch')),
  /** What the doctor finds, for that network. @param {string} id @param {object} network @returns {Promise<Report>} */
  report: (id, network) => call('GET', path(id, `/report${query(network)}`)),
  /** The text cut into tokens of each kind. @param {string} id @param {object} network @returns {Promise<Cut[]>} */
  cuts: (id, network) => call('GET', path(id, `/tokens${query(network)}`)),
  /** @param {string} id @param {object} options @returns {Promise<Corpus>} */
  fold: (id, options) => call('POST', path(id, '/fold'), options),
  /** @param {string} name @param {string[]} parts @param {string} separator @returns {Promise<Corpus>} */
  join: (name, parts, separator) => call('POST', '/api/corpora/join', { name, parts, separator }),
};
