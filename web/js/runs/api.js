import { call, Refused, refusal } from '../api.js';

/**
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Checkpoint} Checkpoint
 * @typedef {{columns: string[], rows: (number | null)[][], evaluations: number[][]}} History
 */

/** The part of a path that names a run. @param {string} id */
const path = (id) => `/api/runs/${encodeURIComponent(id)}`;

/** The calls on runs of any task and on what is kept of them. */
export const keptCalls = {
  /** @returns {Promise<Run[]>} */
  runs: () => call('GET', '/api/runs'),
  /** @param {string} id @param {number} from @returns {Promise<History>} */
  history: (id, from) => call('GET', `${path(id)}/history?from=${from}`),
  /** A small picture of the history. @param {string} id @param {number} most @returns {Promise<History>} */
  outline: (id, most) => call('GET', `${path(id)}/history?most=${most}`),
  /** @param {string} id @param {string} name @returns {Promise<Run>} */
  rename: (id, name) => call('PATCH', path(id), { name }),
  /** @param {string} id @returns {Promise<void>} */
  remove: (id) => call('DELETE', path(id)),
  /** @param {string} id @returns {Promise<Run>} */
  restore: (id) => call('POST', `${path(id)}/restore`),
  /** @param {string} id @returns {Promise<Checkpoint[]>} */
  checkpoints: (id) => call('GET', `${path(id)}/checkpoints`),
  /** @param {string} id @param {object} settings @returns {Promise<Run>} */
  fork: (id, settings) => call('POST', `${path(id)}/fork`, settings),
  /** What another text means to what a run has learnt. @param {string} id @param {string} corpus @returns {Promise<import('./types.js').SymbolChange>} */
  symbols: (id, corpus) => call('GET', `${path(id)}/symbols?corpus=${encodeURIComponent(corpus)}`),
  /** The same, for a checkpoint file. @param {Blob} file @param {string} corpus @returns {Promise<import('./types.js').SymbolChange>} */
  symbolsOfFile: (file, corpus) =>
    sent(`/api/runs/import/symbols?corpus=${encodeURIComponent(corpus)}`, file),
  /** @param {string} id @param {object} sampling @returns {Promise<{text: string, step: number, prime: string}>} */
  sample: (id, sampling) => call('POST', `${path(id)}/samples`, sampling),
};

/** Where the files of a run are. @param {string} id */
export function filesOf(id) {
  return {
    /** @param {number} [step] by default the newest */
    checkpoint: (step) => `${path(id)}/checkpoint${step === undefined ? '' : `?step=${step}`}`,
    csv: `${path(id)}/history.csv`,
    json: `${path(id)}/history`,
    samples: `${path(id)}/samples.txt`,
  };
}

/**
 * Sends a checkpoint file, to go on with it as a run.
 * @param {Blob} file
 * @param {string | null} corpus the text to go on with; null: the one that it learnt
 * @returns {Promise<Run>}
 */
export function opened(file, corpus = null) {
  const query = corpus === null ? '' : `?corpus=${encodeURIComponent(corpus)}`;
  return sent(`/api/runs/import${query}`, file);
}

/**
 * @param {string} address
 * @param {Blob} file
 * @returns {Promise<any>}
 */
async function sent(address, file) {
  let response;
  try {
    response = await fetch(address, { method: 'POST', body: file });
  } catch (unreachable) {
    throw new Refused(0, String(unreachable), '');
  }
  const text = await response.text();
  if (!response.ok) {
    throw refusal(response.status, text);
  }
  return JSON.parse(text);
}
