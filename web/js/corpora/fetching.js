import { Refused } from '../api.js';
import { corporaApi } from './api.js';

/** @typedef {import('./types.js').FetchProgress} FetchProgress */

/** Milliseconds between two looks at how far a fetch is. */
export const LOOK_EVERY = 400;

/** Whether a fetch has come to its end. @param {FetchProgress} progress */
export function hasEnded({ state }) {
  return state === 'done' || state === 'failed';
}

/**
 * Fetches a text of the catalogue and tells how far it is, to the end, unless it is stopped by another.
 * @param {string} id
 * @param {(progress: FetchProgress | null) => void} tell is told null when it was stopped
 * @param {Pick<typeof corporaApi, 'fetch' | 'progress'>} [calls]
 * @param {() => Promise<void>} [wait]
 */
export async function fetching(id, tell, calls = corporaApi, wait = pause) {
  let now = await calls.fetch(id);
  tell(now);
  while (!hasEnded(now)) {
    await wait();
    try {
      now = await calls.progress(id);
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.status !== 404) {
        throw refused;
      }
      tell(null);
      return;
    }
    tell(now);
  }
}

/** @returns {Promise<void>} */
function pause() {
  return new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
}
