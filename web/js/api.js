/**
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Estimate} Estimate
 */

/** What the server refused, in its words. */
export class Refused extends Error {
  /**
   * @param {number} status 0 when the server could not be reached
   * @param {string} message
   * @param {string} field the setting to blame, or empty
   */
  constructor(status, message, field) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

/**
 * @param {number} status
 * @param {string} text
 */
export function refusal(status, text) {
  try {
    const { error, field } = JSON.parse(text);
    return new Refused(status, error ?? text, field ?? '');
  } catch (notJson) {
    return new Refused(status, text || `HTTP ${status}`, '');
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export async function call(method, path, body) {
  const text = await answer(method, path, body);
  return text === '' ? null : JSON.parse(text);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<string>}
 */
async function answer(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (unreachable) {
    throw new Refused(0, String(unreachable), '');
  }
  const text = await response.text();
  if (!response.ok) {
    throw refusal(response.status, text);
  }
  return text;
}

/**
 * The calls on the runs of a task.
 * @template S spec
 * @template R run
 * @typedef {{
 *   runs: () => Promise<R[]>, start: (spec: Partial<S>) => Promise<R>, attach: (spec: object) => Promise<R>,
 *   command: (id: string, command: 'train' | 'pause' | 'step' | 'reset') => Promise<R>,
 *   rollBack: (id: string) => Promise<R>, change: (id: string, changes: object) => Promise<R>
 * }} RunCalls `runs`: of every task; `attach`: a run of that spec, which may be there already; `rollBack`: to the last good
 * state, with half the rate
 */

/** @type {RunCalls<any, any>} */
export const runCalls = {
  runs: () => call('GET', '/api/runs'),
  start: (spec) => call('POST', '/api/runs', spec),
  attach: (spec) => call('POST', '/api/runs?attach=true', spec),
  command: (id, command) => call('POST', `/api/runs/${id}/${command}`),
  rollBack: (id) => call('POST', `/api/runs/${id}/rollback?start=true`),
  change: (id, changes) => call('PATCH', `/api/runs/${id}`, changes),
};

export const api = {
  .../** @type {RunCalls<Spec, Run>} */ (runCalls),
  /** @returns {Promise<Corpus[]>} */
  corpora: () => call('GET', '/api/corpora'),
  /** @param {string} id @returns {Promise<Corpus>} */
  corpus: (id) => call('GET', `/api/corpora/${encodeURIComponent(id)}`),
  /** The whole text, as it is learnt. @param {string} id @returns {Promise<string>} */
  text: (id) => answer('GET', `/api/corpora/${encodeURIComponent(id)}/text`),
  /** What a run of that spec would take, measured. @param {Spec} spec @returns {Promise<Estimate>} */
  estimate: (spec) => call('POST', '/api/estimate', spec),
  /** @param {string} id @param {import('./types.js').Breakage} broken @returns {Promise<import('./types.js').CheckResult>} */
  checkGradients: (id, broken) => call('POST', `/api/runs/${id}/gradient-check`, { break: broken }),
  /** What is counted in samples, counted in the text of a run. @param {string} id @returns {Promise<{length: number, text: Record<string, number>}>} */
  measures: (id) => call('GET', `/api/runs/${id}/measures`),
  /** @param {string} id @param {object} sampling @returns {Promise<{text: string, step: number, temperature: number, prime: string}>} */
  sample: (id, sampling) => call('POST', `/api/runs/${id}/samples`, sampling),
};

/**
 * Sends a text. XMLHttpRequest, because fetch does not tell how much has been sent.
 * @param {string} name
 * @param {Blob} body
 * @param {(share: number) => void} progress is told the share sent, from 0 to 1
 * @param {Record<string, string>} [more] of the query: what it is sent as
 * @returns {Promise<{corpus: Corpus, isNew: boolean}>} `isNew`: whether the text was not there before
 */
export function upload(name, body, progress, more = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/corpora?${new URLSearchParams({ name, ...more })}`);
    request.upload.onprogress = (event) =>
      progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () =>
      request.status < 300
        ? resolve({ corpus: JSON.parse(request.responseText), isNew: request.status === 201 })
        : reject(refusal(request.status, request.responseText));
    request.onerror = () => reject(new Refused(0, '', ''));
    request.send(body);
  });
}
