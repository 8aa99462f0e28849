/** Red, green and blue, each from 0 to 255. @typedef {readonly [number, number, number]} Colour */

/**
 * A colour of the style sheet, `#rrggbb`.
 * @param {string} text
 * @returns {Colour}
 */
export function colourOf(text) {
  const value = parseInt(text.trim().slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** @param {Colour} colour */
export function cssOf([red, green, blue]) {
  return `rgb(${red} ${green} ${blue})`;
}

/**
 * A colour between two others.
 * @param {Colour} from
 * @param {Colour} to
 * @param {number} share
 * @returns {Colour}
 */
export function mixed(from, to, share) {
  const at = (/** @type {0 | 1 | 2} */ i) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [at(0), at(1), at(2)];
}

/**
 * The diverging scale: from low over middle to high.
 * @param {{low: Colour, middle: Colour, high: Colour}} scale
 * @param {number} value from −1 to 1; what is beyond is at the end
 */
export function diverging({ low, middle, high }, value) {
  const share = Math.min(1, Math.max(-1, value));
  return share < 0 ? mixed(middle, low, -share) : mixed(middle, high, share);
}

/**
 * The value of a hidden unit on the scale: a sigmoid unit is in the middle at a half, any other at 0.
 * @param {number} value
 * @param {boolean} sigmoid
 */
export function ofUnit(value, sigmoid) {
  return sigmoid ? 2 * value - 1 : value;
}

/**
 * A gradient on the scale: the largest is at its end, smaller ones by their square root, so that they are seen too.
 * @param {number} gradient
 * @param {number} largest magnitude
 */
export function ofGradient(gradient, largest) {
  return largest === 0 ? 0 : Math.sign(gradient) * Math.sqrt(Math.abs(gradient) / largest);
}
