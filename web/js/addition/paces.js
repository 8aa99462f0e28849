/**
 * Sums a second at each stop of the pace slider; the last one, 0, is full speed. At the first a sum takes five seconds, in which
 * one sees its columns one after the other.
 */
export const PACES = [0.2, 1, 3, 10, 100, 1000, 10000, 0];

/** At this pace, in sums a second, or a slower one the columns of a sum are shown one after the other. */
const SLOW = 0.5;

/** @param {number} pace */
export function columnByColumn(pace) {
  return pace > 0 && pace <= SLOW;
}

/**
 * The pace in words.
 * @param {number} pace
 * @param {import('../i18n/words.js').Words} words
 */
export function paceName(pace, words) {
  if (pace === 0) {
    return words('addition.pace.full');
  }
  if (columnByColumn(pace)) {
    return words('addition.pace.bit');
  }
  return pace === 1
    ? words('addition.pace.sum')
    : words('addition.pace.sums', { pace: pace.toLocaleString('en') });
}
