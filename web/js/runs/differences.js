/** In what the settings of two runs differ. */

/** Settings that change nothing in what is learnt, or have a place of their own in the list. */
const ASIDE = new Set(['task', 'name', 'pace', 'sampling']);

/** @typedef {{field: string, from: unknown, to: unknown}} Difference `field`: a path such as `memory.slots` */

/**
 * The settings in which a run differs from another one, in the order in which they stand. One that the other does not have is
 * left out.
 * @param {Record<string, any>} before
 * @param {Record<string, any>} now
 * @returns {Difference[]}
 */
export function differences(before, now) {
  return Object.keys(now)
    .filter((field) => !ASIDE.has(field) && field in before)
    .flatMap((field) => differing(field, before[field], now[field]));
}

/**
 * @param {string} field
 * @param {any} from
 * @param {any} to
 * @returns {Difference[]}
 */
function differing(field, from, to) {
  if (isGroup(from) && isGroup(to)) {
    return Object.keys(to)
      .filter((inner) => inner in from)
      .flatMap((inner) => differing(`${field}.${inner}`, from[inner], to[inner]));
  }
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
}

/** @param {unknown} value */
function isGroup(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A setting's name where no word is known for it: `readHeads` is “read heads”.
 * @param {string} field
 */
export function spelledOut(field) {
  return field
    .replace(/^.*\./, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}
