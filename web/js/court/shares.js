/** @typedef {import('./types.js').Next} Next */

/** Probability that is taken for one that is not told. */
const LEAST = 1e-12;

/**
 * Shares of one as whole per cents that sum up to 100: of all rounded down, those with the largest rests are rounded up. Zeros when there is
 * nothing to share.
 * @param {readonly number[]} shares
 */
export function wholePercents(shares) {
  const sum = shares.reduce((all, share) => all + share, 0);
  if (!(sum > 0)) {
    return shares.map(() => 0);
  }
  const exact = shares.map((share) => (100 * share) / sum);
  const whole = exact.map(Math.floor);
  const left = 100 - whole.reduce((all, percent) => all + percent, 0);
  const byRest = exact.map((_, i) => i).sort((i, j) => exact[j] - whole[j] - (exact[i] - whole[i]));
  byRest.slice(0, left).forEach((i) => whole[i]++);
  return whole;
}

/** @param {readonly Next[]} next */
function mapOf(next) {
  return new Map(next.map(({ symbol, probability }) => [symbol, probability]));
}

/**
 * How far two distributions are apart: the total variation, half the sum of all differences, from 0 to 1; and the Kullback–Leibler divergence
 * Σ t ln(t / p) of the prediction p from the truth t, in nats: the loss beyond the entropy.
 * @param {readonly Next[]} predicted all that has a probability
 * @param {readonly Next[]} truth
 */
export function divergenceOf(predicted, truth) {
  const p = mapOf(predicted);
  const t = mapOf(truth);
  let apart = 0;
  let nats = 0;
  for (const symbol of new Set([...p.keys(), ...t.keys()])) {
    const given = p.get(symbol) ?? 0;
    const true_ = t.get(symbol) ?? 0;
    apart += Math.abs(given - true_) / 2;
    nats += true_ > 0 ? true_ * Math.log(true_ / Math.max(given, LEAST)) : 0;
  }
  return { variation: Math.min(1, apart), nats: Math.max(0, nats) };
}

/**
 * One of them, with its probability.
 * @param {readonly Next[]} next
 * @param {number} at from 0 to 1
 */
export function drawn(next, at) {
  let left = at * next.reduce((sum, { probability }) => sum + probability, 0);
  for (const one of next) {
    left -= one.probability;
    if (left < 0) {
      return one.symbol;
    }
  }
  return next[next.length - 1]?.symbol ?? '';
}
