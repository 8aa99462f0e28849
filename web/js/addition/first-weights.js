/** The ranges of first weights that can be chosen. */
export const RANGES = ['uniform:-1:1', 'uniform:0:1', 'uniform:0:2'];

/**
 * The range that first weights are drawn from, in figures; null when it is none. `uniform:R` is short for `uniform:-R:R`.
 * @param {string} initializer
 */
export function rangeOf(initializer) {
  const [, first, second] = /^uniform:([^:]+)(?::([^:]+))?$/.exec(initializer) ?? [];
  if (first === undefined || Number.isNaN(Number(first)) || Number.isNaN(Number(second ?? 0))) {
    return null;
  }
  const [low, high] = second === undefined ? [-Number(first), Number(first)] : [first, second];
  return { low: figure(Number(low)), high: figure(Number(high)) };
}

/** @param {number} value */
function figure(value) {
  return String(value === 0 ? 0 : value).replace('-', '−');
}
