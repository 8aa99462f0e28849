/** @typedef {import('./types.js').HiddenUnit} HiddenUnit */

/** @param {HiddenUnit} unit */
function strength({ correlation }) {
  return correlation === null ? -1 : Math.abs(correlation);
}

/**
 * The numbers of the units, those first that follow the carry most closely, be it in the opposite way.
 * @param {readonly HiddenUnit[]} units
 */
export function ranked(units) {
  return [...units]
    .sort((a, b) => strength(b) - strength(a) || a.unit - b.unit)
    .map(({ unit }) => unit);
}

/** A unit that follows the carry this closely is said to hold it. */
const HOLDS = 0.5;

/**
 * The unit that holds the carry best, or null when none does.
 * @param {readonly HiddenUnit[]} units
 */
export function carrier(units) {
  const best = units.reduce(
    (one, other) => (strength(other) > strength(one) ? other : one),
    units[0],
  );
  return best !== undefined && strength(best) >= HOLDS ? best.unit : null;
}
