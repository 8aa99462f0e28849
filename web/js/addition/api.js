import { call } from '../api.js';
import { listed } from './clamps.js';

/**
 * @typedef {import('./types.js').Clamps} Clamps
 * @typedef {{a: number, b: number}} Pair
 */

/** What only adding networks are asked. */
export const laboratory = {
  /** @param {string} id @param {Pair} pair @param {Clamps} clamps @returns {Promise<import('./types.js').Sum>} */
  sum: (id, { a, b }, clamps) =>
    call('POST', `/api/runs/${id}/sum`, { a, b, clamps: listed(clamps) }),
  /** @param {string} id @param {Clamps} clamps @returns {Promise<import('./types.js').Adding>} */
  adding: (id, clamps) => call('POST', `/api/runs/${id}/laboratory`, { clamps: listed(clamps) }),
};
