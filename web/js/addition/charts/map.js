import { coloursOf, pixels, wrongBits } from '../error-map.js';
import { colourOf } from '../../charts/palette.js';

/**
 * The colours of a map on the page, from exact to all bits wrong.
 * @param {Element} element whose style has them
 * @param {number} bits
 */
export function mapColours(element, bits) {
  const style = getComputedStyle(element);
  const colour = (/** @type {string} */ name) => colourOf(style.getPropertyValue(name));
  return coloursOf(
    { exact: colour('--exact'), few: colour('--wrong-few'), many: colour('--wrong-many') },
    bits,
  );
}

/**
 * Draws a dot for each pair of numbers; the style sheet makes them larger.
 * @param {HTMLCanvasElement} canvas
 * @param {{map: string, side: number}} adding
 * @param {number} bits
 */
export function drawMap(canvas, { map, side }, bits) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  canvas.width = side;
  canvas.height = side;
  const image = context.createImageData(side, side);
  image.data.set(pixels(wrongBits(map), mapColours(canvas, bits)));
  context.putImageData(image, 0, 0);
}
