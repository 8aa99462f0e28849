import { isGroup } from './groups.js';

/** @typedef {Omit<Partial<import('./types.js').Spec>, 'sampling'> & {sampling?: Partial<import('./types.js').Sampling>}} Change */

/**
 * One change that does what two do, the later of which wins.
 * @param {Change} first
 * @param {Change} then
 * @returns {Change}
 */
export function join(first, then) {
  const both = { ...first, ...then };
  return first.sampling && then.sampling
    ? { ...both, sampling: { ...first.sampling, ...then.sampling } }
    : both;
}

/**
 * Sends changes one after the other; those made while one is under way are joined, so that a slider that is dragged asks
 * no more of the server than it can answer.
 * @param {(change: Change) => Promise<void>} send
 * @returns {(change: Change) => void}
 */
export function joined(send) {
  /** @type {Change | null} */
  let waiting = null;
  let sending = false;

  async function work() {
    sending = true;
    while (waiting !== null) {
      const change = waiting;
      waiting = null;
      await send(change);
    }
    sending = false;
  }

  return (change) => {
    waiting = waiting === null ? change : join(waiting, change);
    if (!sending) {
      work();
    }
  };
}

/**
 * The fields of a change, such as `sampling.prime`.
 * @param {Change} change
 */
export function fieldsOf(change) {
  return Object.entries(change).flatMap(([field, value]) =>
    isGroup(value) ? Object.keys(value).map((one) => `${field}.${one}`) : field,
  );
}
