/**
 * The temporal links between slots: which slot was written after which.
 *
 * @typedef {{from: number, to: number, strength: number}} Link slot `to` was written right after slot `from`
 */

/** Links that are drawn: no weaker ones, and no more. */
export const LEAST_STRENGTH = 0.1;
export const MOST_LINKS = 24;

/**
 * The strongest links, the strongest first.
 * @param {readonly number[]} links `links[i · slots + j]`: how far slot i was written after slot j
 * @param {number} slots
 * @returns {Link[]}
 */
export function strongest(links, slots) {
  /** @type {Link[]} */
  const found = [];
  links.forEach((strength, at) => {
    const to = Math.floor(at / slots);
    const from = at % slots;
    if (strength >= LEAST_STRENGTH && to !== from) {
      found.push({ from, to, strength });
    }
  });
  return found.sort((a, b) => b.strength - a.strength).slice(0, MOST_LINKS);
}

/**
 * The chain of slots in the order in which they were written, by following from each slot its strongest link onwards; each slot once.
 * @param {readonly Link[]} links the strongest first
 * @returns {number[]} empty when nothing follows anything
 */
export function chainOf(links) {
  /** @type {Map<number, number>} */
  const next = new Map();
  /** @type {Set<number>} */
  const reached = new Set();
  for (const { from, to } of links) {
    if (!next.has(from) && !reached.has(to)) {
      next.set(from, to);
      reached.add(to);
    }
  }
  /** @type {number[]} */
  let longest = [];
  for (const start of next.keys()) {
    if (!reached.has(start)) {
      const chain = [start];
      for (let at = next.get(start); at !== undefined; at = next.get(at)) {
        chain.push(at);
      }
      longest = chain.length > longest.length ? chain : longest;
    }
  }
  return longest;
}

/**
 * An arc from slot to slot, to the left of an edge, the further apart the wider: its ends, how far it reaches, and the way that its
 * arrow points at its end.
 * @param {Link} link
 * @param {{edge: number, room: number, high: number, slots: number}} space the edge, what is free to its left, and the height of a slot
 */
export function arcOf({ from, to }, { edge, room, high, slots }) {
  const y1 = (from + 0.5) * high;
  const y2 = (to + 0.5) * high;
  const share = Math.sqrt(Math.abs(to - from) / Math.max(1, slots - 1));
  return { x: edge, y1, y2, reach: edge - room * (0.15 + 0.85 * share) };
}
