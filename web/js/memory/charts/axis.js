import { fit } from '../../charts/fit.js';
import { numbered } from '../layout.js';

/**
 * @typedef {import('../layout.js').Axis} Axis
 * @typedef {import('../passage.js').Span} Span
 */

/** Height of the names of what happens, and of the numbers under them. */
const NAMES = 18;
const HEIGHT = 34;

/**
 * Draws the time axis: what happens when, and the numbers of the steps.
 * @param {HTMLCanvasElement} canvas
 * @param {Axis} axis
 * @param {readonly Span[]} spans
 * @param {(span: Span) => string[]} names of a span, the longest first; the first that fits is written
 */
export function drawAxis(canvas, axis, spans, names) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  canvas.style.width = `${axis.width}px`;
  canvas.style.height = `${HEIGHT}px`;
  const style = getComputedStyle(canvas);
  const { width, height } = fit(canvas, context);
  context.clearRect(0, 0, width, height);
  context.font = `600 11px ${style.fontFamily}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const span of spans) {
    const [left, wide] = [span.from * axis.column, (span.to - span.from + 1) * axis.column - 1];
    context.fillStyle = style.getPropertyValue(`--phase-${span.phase}`);
    context.fillRect(left, 0, wide, NAMES - 1);
    const name = names(span).find((one) => context.measureText(one).width < wide - 4);
    if (name !== undefined) {
      context.fillStyle = style.getPropertyValue(`--phase-${span.phase}-ink`);
      context.fillText(name, left + wide / 2, NAMES / 2);
    }
  }
  context.font = `11px ${style.fontFamily}`;
  context.fillStyle = style.getPropertyValue('--ink-soft');
  for (const t of numbered(axis)) {
    context.fillText(String(t + 1), (t + 0.5) * axis.column, NAMES + (HEIGHT - NAMES) / 2);
  }
}
