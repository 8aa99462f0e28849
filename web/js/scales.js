/**
 * Positions on sliders and values of settings: some values are better chosen by their order of magnitude.
 */

/** Steps a second at each stop of the pace slider; the last one, 0, is full speed. */
export const PACES = [1, 2, 5, 10, 25, 100, 500, 2000, 0];

/**
 * The first stop that is as fast as a pace.
 * @param {number} pace
 * @param {number[]} [paces]
 */
export function stopOf(pace, paces = PACES) {
  return paces.findIndex((one) => one === 0 || (pace !== 0 && one >= pace));
}

/** Stops of a logarithmic slider between two powers of ten. */
export const LOG_STOPS = 100;

/**
 * The value at a stop from 0 to LOG_STOPS, rounded to two figures.
 * @param {number} stop
 * @param {number} least
 * @param {number} most
 */
export function logValue(stop, least, most) {
  const value = least * Math.pow(most / least, stop / LOG_STOPS);
  return Number(value.toPrecision(2));
}

/**
 * The stop of a value.
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
export function logStop(value, least, most) {
  const stop = (LOG_STOPS * Math.log(value / least)) / Math.log(most / least);
  return Math.min(LOG_STOPS, Math.max(0, Math.round(stop)));
}

/**
 * Round numbers that divide a range, at most `count` of them.
 * @param {number} least
 * @param {number} most
 * @param {number} count
 */
export function ticks(least, most, count) {
  const raw = (most - least) / Math.max(1, count);
  if (!(raw > 0) || !Number.isFinite(raw)) {
    return [];
  }
  const power = Math.pow(10, Math.floor(Math.log10(raw)));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw * 0.999) ?? 10 * power;
  const found = [];
  for (let i = Math.ceil(least / step - 1e-9); i * step <= most + step * 1e-9; i++) {
    found.push(Number((i * step).toPrecision(12)));
  }
  return found;
}
