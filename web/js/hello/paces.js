/** Steps a second at each stop of the pace slider; the last one, 0, is full speed. */
export const PACES = [1, 2, 5, 10, 25, 100, 0];

/**
 * The pace in words.
 * @param {number} pace
 * @param {import('../i18n/words.js').Words} words
 */
export function paceName(pace, words) {
  if (pace === 0) {
    return words('pace.full');
  }
  return pace === 1 ? words('pace.step') : words('pace.steps', { pace });
}
