/**
 * In which order the slots of a memory stand in the pictures.
 *
 * @typedef {import('./types.js').Memory} Memory
 * @typedef {import('./types.js').Ordering} Ordering
 */

/** A slot counts as written at a step when most is written to it, and at least this share. */
export const LEAST_WRITTEN = 0.2;

/** @type {WeakMap<Memory, readonly number[]>} */
const known = new WeakMap();

/**
 * The slots in the order of their first writing: of the step at which the write weighting first has its maximum there; those that are
 * never written last, by number.
 * @param {Pick<Memory, 'slots' | 'writeWeighting'>} memory
 */
export function inOrderOfWriting({ slots, writeWeighting }) {
  /** @type {Set<number>} */
  const order = new Set();
  for (const weighting of writeWeighting) {
    const most = Math.max(...weighting);
    if (most >= LEAST_WRITTEN) {
      order.add(weighting.indexOf(most));
    }
  }
  byNumber(slots).forEach((slot) => order.add(slot));
  return [...order];
}

/** @param {number} slots */
function byNumber(slots) {
  return Array.from({ length: slots }, (_, slot) => slot);
}

/**
 * The slot that stands in each place, from the top.
 * @param {Memory} memory
 * @param {Ordering} ordering
 * @returns {readonly number[]}
 */
export function slotsIn(memory, ordering) {
  if (ordering === 'number') {
    return byNumber(memory.slots);
  }
  const order = known.get(memory) ?? inOrderOfWriting(memory);
  known.set(memory, order);
  return order;
}

/** The place of each slot. @param {readonly number[]} order */
export function placesOf(order) {
  const places = Array(order.length).fill(0);
  order.forEach((slot, place) => (places[slot] = place));
  return places;
}
