/** @typedef {import('./types.js').Projection} Projection */

/**
 * Where a state of the memory lies in two dimensions: `axes[i]·(h − mean)`.
 * @param {Projection} projection
 * @param {readonly number[]} state
 * @returns {[number, number]}
 */
export function projected({ mean, axes }, state) {
  const along = (/** @type {readonly number[]} */ axis = []) =>
    axis.reduce((sum, weight, i) => sum + weight * (state[i] - mean[i]), 0);
  return [along(axes[0]), along(axes[1])];
}

/** The range of a picture grows and shrinks in steps of this factor, so that it stands still mostly. */
const STEP = 1.25;

/**
 * Half the width of a square around 0 that holds all points: a power of a factor.
 * @param {readonly (readonly number[])[]} coordinates
 */
export function rangeOf(...coordinates) {
  let most = 0.1;
  for (const values of coordinates) {
    for (const value of values) {
      most = Math.max(most, Math.abs(value));
    }
  }
  return STEP ** Math.ceil(Math.log(most) / Math.log(STEP));
}
