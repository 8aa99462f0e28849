/** @typedef {import('./types.js').RunEvent} RunEvent */

/** Codes with which the server closes a socket for good. */
export const CLOSED = Object.freeze({ unknownRun: 4404, deletedRun: 4410 });

const TYPES = new Set([
  'status',
  'points',
  'sample',
  'evaluated',
  'addition',
  'laboratory',
  'shapes',
  'hello',
  'tried',
  'memory',
]);

/**
 * The event of a frame, or null for a frame of a kind this page does not know.
 * @param {string} text
 * @returns {RunEvent | null}
 */
export function eventOf(text) {
  const event = JSON.parse(text);
  if (typeof event.sequence !== 'number' || typeof event.generation !== 'number') {
    throw new Error(`not an event: ${text.slice(0, 80)}`);
  }
  return TYPES.has(event.type) ? event : null;
}
