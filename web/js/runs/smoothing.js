/** So many points over the axis is what a smoothing is meant for: with more, each counts less. */
const POINTS = 500;

/**
 * The exponential mean along a curve, free of the bias of its beginning. Points need not be evenly spaced: each stands for the
 * stretch of the axis since the one before, so that a curve whose old points have been joined looks like the whole one.
 * @param {ArrayLike<number>} xs rising; positions on the axis from 0 to 1
 * @param {ArrayLike<number>} ys values; one that is NaN is passed over
 * @param {number} smoothing from 0, the values themselves, to below 1: what is kept of the mean over a 500th of the axis
 * @returns {Float64Array}
 */
export function smoothed(xs, ys, smoothing) {
  const means = new Float64Array(ys.length);
  let sum = 0;
  let weight = 0;
  let last = -Infinity;
  for (let i = 0; i < ys.length; i++) {
    const kept = smoothing === 0 ? 0 : Math.pow(smoothing, stretch(xs[i] - last));
    if (!Number.isNaN(ys[i])) {
      sum = kept * sum + (1 - kept) * ys[i];
      weight = kept * weight + (1 - kept);
      last = xs[i];
    }
    means[i] = weight > 0 ? sum / weight : NaN;
  }
  return means;
}

/** How many 500ths of the axis; the first point, and any that is not apart from the one before, counts a little. @param {number} apart */
function stretch(apart) {
  return Number.isFinite(apart) ? Math.max(1e-6, apart * POINTS) : 1;
}
