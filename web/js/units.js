/** @typedef {import('./types.js').Unit} Unit */

/** @type {Unit[]} */
export const UNITS = ['nats', 'bits', 'perplexity'];

/**
 * A loss in another unit: nats per character, bits per character, or the number of equally likely characters.
 * @param {number} nats
 * @param {Unit} unit
 */
export function inUnit(nats, unit) {
  if (unit === 'bits') {
    return nats / Math.LN2;
  }
  return unit === 'perplexity' ? Math.exp(nats) : nats;
}

/**
 * A number in at most four figures.
 * @param {number | null | undefined} value
 */
export function figures(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  if (size >= 1000) {
    return Math.round(value).toLocaleString('en');
  }
  if (size !== 0 && size < 0.001) {
    return value.toExponential(1);
  }
  return value.toFixed(size >= 100 ? 1 : 3);
}

/**
 * A number in two figures and a power of ten.
 * @param {number | null | undefined} value
 */
export function power(value) {
  return value === null || value === undefined || !Number.isFinite(value)
    ? '–'
    : value.toExponential(1).replace('-', '−').replace('e-', 'e−').replace('e+', 'e');
}

/** The least share that is said in figures. */
const LEAST_SHARE = 0.001;

/** A share in per cent as a length in CSS. @param {number | null | undefined} share */
export function lengthOf(share) {
  return `${100 * (share ?? 0)}%`;
}

/**
 * A share in per cent, in at most one decimal; 100 is said only of all, and of less than 0.1 that it is less.
 * @param {number | null | undefined} share
 * @param {(least: string) => string} [under] says that it is less
 */
export function percent(share, under = (least) => `<${least}`) {
  if (share === null || share === undefined || !Number.isFinite(share)) {
    return '–';
  }
  if (share === 1 || share === 0) {
    return String(100 * share);
  }
  return share < LEAST_SHARE
    ? under(String(100 * LEAST_SHARE))
    : Math.min(99.9, 100 * share).toFixed(1);
}

/**
 * A number with its sign.
 * @param {number} value
 */
export function signed(value) {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

/**
 * A count with thousands parted.
 * @param {number} value
 */
export function counted(value) {
  return Math.round(value).toLocaleString('en');
}

/**
 * A step as on a counter, padded with zeros to six digits.
 * @param {number} step
 */
export function counter(step) {
  return String(step)
    .padStart(6, '0')
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * A number of bytes in a unit that fits.
 * @param {number} bytes
 */
export function byteSize(bytes) {
  if (bytes < 1000) {
    return `${bytes} B`;
  }
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * Seconds as minutes and seconds, or hours and minutes.
 * @param {number} seconds
 */
export function duration(seconds) {
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
