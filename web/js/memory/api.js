import { call } from '../api.js';
import { counted } from './reduce.js';

/**
 * @typedef {import('./types.js').Look} Look
 * @typedef {import('./types.js').Mechanism} Mechanism
 * @typedef {{length?: number, number?: number, repeats?: number, text?: string, without?: readonly Mechanism[]}} Question
 */

/** What only networks with a memory, and those on its tasks, are asked. */
export const memoryCalls = {
  /** How the network goes through an example or a text, as it is now. @param {string} id @param {Question} question @returns {Promise<Look>} */
  look: async (id, question) => counted(await call('POST', `/api/runs/${id}/memory`, question)),
  /** What each mechanism is worth. @param {string} id @returns {Promise<import('./types.js').Ablations>} */
  ablations: (id) => call('POST', `/api/runs/${id}/ablations`, {}),
  /** @param {string} id @returns {Promise<import('./types.js').Run>} */
  run: (id) => call('GET', `/api/runs/${id}`),
};
