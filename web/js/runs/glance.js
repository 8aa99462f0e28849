/** @typedef {import('./types.js').Glance} Glance */

/** The size of a small curve, in units of its picture. */
export const WIDTH = 100;
export const HEIGHT = 28;

/** Room for the width of the line. */
const EDGE = 2;

/** Points that are asked for. */
export const MOST = 64;

/**
 * What is told of a run briefly.
 * @param {{generation: number, step: number}} run
 * @param {{columns: string[], rows: (number | null)[][]}} history
 * @returns {Glance}
 */
export function glanceOf({ generation, step }, { columns, rows }) {
  /** @param {string} name */
  const column = (name) => rows.map((row) => row[columns.indexOf(name)] ?? NaN);
  const losses = column('smoothLoss');
  const least = losses.reduce((a, b) => (b < a ? b : a), Infinity);
  const speed = column('charactersPerSecond').findLast((one) => one > 0);
  return {
    generation,
    step,
    path: pathOf(column('step'), losses),
    least: Number.isFinite(least) ? least : null,
    speed: speed ?? null,
  };
}

/**
 * The path of a small curve; empty when there is nothing to draw.
 * @param {number[]} steps rising
 * @param {number[]} losses NaN is left out
 */
export function pathOf(steps, losses) {
  const finite = losses.filter((loss) => !Number.isNaN(loss));
  if (finite.length < 2) {
    return '';
  }
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const first = steps[0];
  const span = steps[steps.length - 1] - first || 1;
  return losses
    .map((loss, i) => ({ loss, x: EDGE + ((WIDTH - 2 * EDGE) * (steps[i] - first)) / span }))
    .filter(({ loss }) => !Number.isNaN(loss))
    .map(({ loss, x }, i) => {
      const down = high > low ? (high - loss) / (high - low) : 0.5;
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${(EDGE + (HEIGHT - 2 * EDGE) * down).toFixed(1)}`;
    })
    .join('');
}
