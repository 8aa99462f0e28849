/** Steps a second at each stop of the pace slider; the last one, 0, is full speed. */
export const PACES = [1, 3, 10, 30, 100, 300, 0];

/**
 * The pace in words.
 * @param {number} pace
 * @param {import('../i18n/words.js').Words} words
 */
export function paceName(pace, words) {
  return pace === 0
    ? words('memory.pace.full')
    : words('memory.pace.steps', { pace: pace.toLocaleString('en') });
}
