/**
 * How much of a sum is seen: `reached` columns are computed, the least significant first; in `returned` of them the gradient
 * has arrived, the most significant first. Null means all.
 * @typedef {{reached: number | null, returned: number | null}} Seen
 */

/** @type {Seen} */
export const ALL = Object.freeze({ reached: null, returned: null });

/** The share of the time of a sum in which its columns appear; then it stands still. */
const MOVING = 0.85;

/** The share of the time of a sum in which its columns appear when the gradient flows back after that. */
const THERE = 0.45;

/**
 * What is seen of a sum some time after it came: its columns appear one by one and, when the backward pass is shown, the
 * gradient then goes back through them.
 * @param {number} share of the time that a sum takes
 * @param {number} bits
 * @param {boolean} backward
 * @returns {Seen}
 */
export function seenAfter(share, bits, backward) {
  const end = backward ? THERE : MOVING;
  const reached = count(share / end, bits);
  const returned = backward ? count((share - end) / (MOVING - end), bits) : bits;
  return {
    reached: reached >= bits ? null : reached,
    returned: returned >= bits ? null : returned,
  };
}

/**
 * Columns at a share of the way: the first one at its beginning.
 * @param {number} share
 * @param {number} bits
 */
function count(share, bits) {
  return share < 0 ? 0 : Math.min(bits, Math.floor(share * bits) + 1);
}

/**
 * What is seen after a step by hand. The forward pass goes on to the left, the backward pass to the right; from the end either
 * begins again.
 * @param {Seen} seen
 * @param {'left' | 'right'} way
 * @param {number} bits
 * @param {boolean} backward
 * @returns {Seen}
 */
export function stepped({ reached, returned }, way, bits, backward) {
  const on = way === (backward ? 'right' : 'left');
  const from = (backward ? returned : reached) ?? bits;
  const to = on ? (from === bits ? 1 : from + 1) : Math.max(0, from - 1);
  const place = to === bits ? null : to;
  return backward ? { reached: null, returned: place } : { reached: place, returned: null };
}
