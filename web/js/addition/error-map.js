import { mixed } from '../charts/palette.js';
import { mostOf } from './defaults.js';

/** @typedef {import('../charts/palette.js').Colour} Colour */

/**
 * How many bits are wrong at each place of a map, row by row.
 * @param {string} map a digit to the base 17 for each place
 */
export function wrongBits(map) {
  return Uint8Array.from(map, (digit) => parseInt(digit, 17));
}

const HASH_OF_A = 0x9e3779b1;
const HASH_OF_B = 0x85ebca77;

/**
 * The pair of numbers that was tried for a place of the map: with more bits than 8, one of a block, picked by a hash of the place.
 * @param {number} row
 * @param {number} column
 * @param {number} side
 * @param {number} bits
 */
export function pairAt(row, column, side, bits) {
  const block = (mostOf(bits) + 1) / side;
  const place = row * side + column;
  const within = (/** @type {number} */ hash) =>
    block === 1 ? 0 : Math.imul(place, hash) >>> (32 - Math.log2(block));
  return { a: row * block + within(HASH_OF_A), b: column * block + within(HASH_OF_B) };
}

/**
 * The place under a point, from shares of the height and the width.
 * @param {number} down
 * @param {number} across
 * @param {number} side
 */
export function placeAt(down, across, side) {
  const inside = (/** @type {number} */ share) =>
    Math.min(side - 1, Math.max(0, Math.floor(share * side)));
  return { row: inside(down), column: inside(across) };
}

/**
 * A colour for each number of wrong bits, red, green, blue from 0 to 255.
 * @param {{exact: Colour, few: Colour, many: Colour}} colours
 * @param {number} bits
 * @returns {Colour[]}
 */
export function coloursOf({ exact, few, many }, bits) {
  const shades = Array.from({ length: bits }, (_, i) =>
    mixed(few, many, bits === 1 ? 0 : Math.sqrt(i / (bits - 1))),
  );
  return [exact, ...shades];
}

/**
 * The dots of a map as an image has them: red, green, blue, opacity of each.
 * @param {Uint8Array} wrong
 * @param {Colour[]} colours
 */
export function pixels(wrong, colours) {
  const image = new Uint8ClampedArray(4 * wrong.length);
  wrong.forEach((count, i) => {
    image.set(colours[Math.min(count, colours.length - 1)], 4 * i);
    image[4 * i + 3] = 255;
  });
  return image;
}
