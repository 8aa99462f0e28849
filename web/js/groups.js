/** Settings that stand together under one name, such as `sampling` and `memory`. */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isGroup(value) {
  return typeof value === 'object' && value !== null;
}

/**
 * Whether two settings, or two groups of them, are the same; what only one of them has makes no difference.
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function same(a, b) {
  return isGroup(a) && isGroup(b)
    ? Object.keys(a).every((name) => !(name in b) || same(a[name], b[name]))
    : a === b;
}
