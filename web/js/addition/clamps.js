/** @typedef {import('./types.js').Clamps} Clamps */

/** Nothing is held. @type {Clamps} */
export const NONE = Object.freeze({});

/**
 * The next clamp of a unit: free, at 0, at 1, free again.
 * @param {Clamps} clamps
 * @param {number} unit
 * @returns {Clamps}
 */
export function pressed(clamps, unit) {
  const { [unit]: now, ...others } = clamps;
  if (now === 1) {
    return others;
  }
  return { ...clamps, [unit]: now === 0 ? 1 : 0 };
}

/** Clamps as the server takes them. @param {Clamps} clamps */
export function listed(clamps) {
  return Object.entries(clamps).map(([unit, value]) => ({ unit: Number(unit), value }));
}

/** @param {Clamps} clamps */
export function any(clamps) {
  return Object.keys(clamps).length > 0;
}
