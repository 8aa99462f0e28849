import { colourOf, cssOf, diverging } from '../../charts/palette.js';
import { fit } from '../../charts/fit.js';

/** Units side by side. */
const ACROSS = 4;

/**
 * Draws a hidden state as shades, four units a row, from −1 to 1.
 * @param {HTMLCanvasElement} canvas
 * @param {readonly number[]} values
 */
export function drawState(canvas, values) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const style = getComputedStyle(canvas);
  const { width, height } = fit(canvas, context);
  const colour = (/** @type {string} */ name) => colourOf(style.getPropertyValue(name));
  const scale = { low: colour('--low'), middle: colour('--middle'), high: colour('--high') };
  const wide = width / ACROSS;
  const high = height / Math.ceil(values.length / ACROSS);
  context.clearRect(0, 0, width, height);
  values.forEach((value, unit) => {
    context.fillStyle = cssOf(diverging(scale, value));
    const gap = high < 5 ? 0.5 : 1;
    context.fillRect(
      (unit % ACROSS) * wide,
      Math.floor(unit / ACROSS) * high,
      wide - gap,
      high - gap,
    );
  });
}
