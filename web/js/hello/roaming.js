/** Steps of the arrow keys in rows and columns. @type {Record<string, [number, number]>} */
const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * The place next to another one, or null for a key that does not move.
 * @param {string} at "row,column"
 * @param {string} key
 */
export function nextTo(at, key) {
  const way = WAYS[key];
  if (way === undefined) {
    return null;
  }
  const [row, column] = at.split(',').map(Number);
  return `${row + way[0]},${column + way[1]}`;
}

/**
 * Lets the arrow keys go from number to number: from one element with `data-at` to the one beside it.
 * @param {KeyboardEvent} event
 */
export function roam(event) {
  const from = /** @type {HTMLElement} */ (event.target);
  const field = /** @type {HTMLElement} */ (event.currentTarget);
  const place = from.dataset.at === undefined ? null : nextTo(from.dataset.at, event.key);
  const to = place && field.querySelector(`[data-at="${place}"]`);
  if (to instanceof HTMLElement) {
    event.preventDefault();
    to.focus();
  }
}
