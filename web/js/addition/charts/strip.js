import { fit } from '../../charts/fit.js';
import { colourOf, cssOf, diverging, ofGradient, ofUnit } from '../../charts/palette.js';

/**
 * @typedef {import('../types.js').Sum} Sum
 *
 * @typedef {{
 *   reached: number, returned: number, backward: boolean, sigmoid: boolean, carrier: number | null
 * }} Look how many columns are seen, which of both passes, the range of the units, and the unit to be framed
 */

/** Pixels between two columns. */
const GAP = 4;

/**
 * Draws the hidden units of each column of a sum under the column, as shades one above the other: what they hold or, of the
 * backward pass, their gradients.
 * @param {HTMLCanvasElement} canvas
 * @param {Sum} sum
 * @param {Look} look
 */
export function drawStrip(canvas, sum, { reached, returned, backward, sigmoid, carrier }) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const style = getComputedStyle(canvas);
  const { width, height } = fit(canvas, context);
  const { bits } = sum;
  const values = backward ? sum.hiddenGradients : sum.hidden;
  const units = values[0]?.length ?? 0;
  const colour = (/** @type {string} */ name) => colourOf(style.getPropertyValue(name));
  const scale = { low: colour('--low'), middle: colour('--middle'), high: colour('--high') };
  const largest = Math.max(0, ...values.flat().map(Math.abs));
  const wide = width / bits;
  const high = height / units;
  const gap = Math.min(GAP, wide / 5);
  context.clearRect(0, 0, width, height);
  for (let column = 0; column < bits; column++) {
    const seen = backward ? column >= bits - returned : column < reached;
    const left = wide * (bits - 1 - column) + gap / 2;
    context.fillStyle = style.getPropertyValue('--sunken');
    context.fillRect(left, 0, wide - gap, height);
    if (!seen) {
      continue;
    }
    for (let unit = 0; unit < units; unit++) {
      const value = values[column][unit];
      const place = backward ? ofGradient(value, largest) : ofUnit(value, sigmoid);
      context.fillStyle = cssOf(diverging(scale, place));
      context.fillRect(left, unit * high, wide - gap, high + (high < 4 ? 0.5 : -0.5));
    }
    if (carrier !== null && !backward) {
      context.strokeStyle = style.getPropertyValue('--ink');
      context.lineWidth = 1.5;
      context.strokeRect(left + 0.75, carrier * high + 0.25, wide - gap - 1.5, high - 1);
    }
  }
}
