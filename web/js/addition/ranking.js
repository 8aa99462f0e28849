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

/** Least milliseconds from one change of the order to the next. */
export const STANDS = 2000;

/** The order of the units as it is shown: it does not change too often. */
export class Order {
  /** @type {number[]} */
  #numbers = [];
  #since = -Infinity;

  /**
   * @param {readonly HiddenUnit[]} units
   * @param {boolean} busy whether someone is at one of them
   * @param {number} now in milliseconds
   * @returns {{numbers: readonly number[], wait: number}} the order, and in how many milliseconds it will be another; 0 for never
   */
  of(units, busy, now) {
    const numbers = ranked(units);
    const same = numbers.every((unit, i) => unit === this.#numbers[i]);
    const others = numbers.length !== this.#numbers.length;
    const wait = same || busy || others ? 0 : Math.max(0, this.#since + STANDS - now);
    if (others || (!same && !busy && wait === 0)) {
      this.#numbers = numbers;
      this.#since = now;
    }
    return { numbers: this.#numbers, wait };
  }
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
