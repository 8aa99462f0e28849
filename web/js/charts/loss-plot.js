import { ticks } from '../scales.js';
import { figures } from '../units.js';
import { grid } from './plot.js';

/**
 * @typedef {import('../series.js').Series} Series
 * @typedef {import('../types.js').Evaluation} Evaluation
 * @typedef {import('./plot.js').Plot} Plot
 *
 * @typedef {{
 *   convert: (nats: number) => number, baseline: number, baselineLabel: string, gradientLabel: string, logSteps: boolean,
 *   evaluations: readonly Evaluation[], least?: number | null, leastLabel?: string
 * }} View how the curve is shown: the unit, the loss of guessing and the least that is possible in nats, labels, and what was measured on unseen
 * text
 */

const HEADROOM = 1.06;

/** Room under the least loss for its name, as a share of all that is above it. */
const LABELLED = 0.22;

/** Pixels between two evaluations from which on each has a mark. */
const APART = 9;

/**
 * The values that are shown, in the unit of the view.
 * @param {Series} series
 * @param {View} view
 */
export function valuesOf({ length, columns }, { convert, baseline, evaluations, ...view }) {
  let least = view.least ?? Infinity;
  let most = baseline;
  for (let i = 0; i < length; i++) {
    least = Math.min(least, columns.smoothLoss[i], columns.lossMin[i]);
    most = Math.max(most, columns.smoothLoss[i]);
  }
  for (const { validationLoss } of evaluations) {
    least = Math.min(least, validationLoss);
    most = Math.max(most, validationLoss);
  }
  const top = convert(most) * HEADROOM;
  const bottom = Number.isFinite(least) ? convert(least) : 0;
  const under = typeof view.least === 'number' ? LABELLED : 0.06;
  return { low: Math.max(0, bottom - under * (top - bottom)), top };
}

/**
 * Draws the range of the raw loss as a band, the smooth loss as a line, the loss on unseen text as a dashed line with points, and
 * guessing and the least possible as thin dashed lines. Where several points fall on one column of pixels, their range is drawn.
 * @param {Plot} plot
 * @param {Series} series
 * @param {View} view
 * @param {{low: number, top: number}} values
 */
export function drawLoss(plot, series, view, { low, top }) {
  const high = plot.box.bottom - plot.box.top;
  grid(
    plot,
    ticks(low, top, Math.max(2, high / 48)).map((value) => ({ value, name: String(value) })),
  );
  across(plot, view.convert(view.baseline), '--ink-soft');
  if (typeof view.least === 'number') {
    across(plot, view.convert(view.least), '--exact');
  }
  if (series.length > 0) {
    band(plot, series, view);
    line(plot, series, view);
  }
  validation(plot, view);
  named(plot, view.convert(view.baseline), view.baselineLabel, '--ink-soft');
  if (typeof view.least === 'number') {
    named(plot, view.convert(view.least), view.leastLabel ?? '', '--exact-ink');
  }
}

/**
 * A line across at a loss that is known beforehand.
 * @param {Plot} plot
 * @param {number} value
 * @param {string} colour
 */
function across({ context: c, style, box, y }, value, colour) {
  const at = y(value);
  c.strokeStyle = style.getPropertyValue(colour);
  c.lineWidth = 1.5;
  c.setLineDash([2, 4]);
  c.beginPath();
  c.moveTo(box.left, at);
  c.lineTo(box.right, at);
  c.stroke();
  c.setLineDash([]);
}

/**
 * What such a line is, under it, legible over all curves: at the right of a line at the top, at the left of one at the bottom.
 * @param {Plot} plot
 * @param {number} value
 * @param {string} label
 * @param {string} colour
 */
function named({ context: c, style, box, y }, value, label, colour) {
  const text = `${label} ${figures(value)}`;
  const low = y(value) > (box.top + box.bottom) / 2;
  const x = low ? box.left + 8 : box.right - 8;
  const at = y(value) + (low ? 4 : 5);
  c.textAlign = low ? 'left' : 'right';
  c.textBaseline = 'top';
  c.lineWidth = 4;
  c.strokeStyle = style.getPropertyValue('--panel');
  c.strokeText(text, x, at);
  c.fillStyle = style.getPropertyValue(colour);
  c.fillText(text, x, at);
}

/**
 * The range of the raw loss.
 * @param {Plot} plot
 * @param {Series} series
 * @param {Pick<View, 'convert'>} view
 */
export function band({ context: c, style, x, y }, series, { convert }) {
  const { step, lossMin, lossMax } = series.columns;
  c.fillStyle = style.getPropertyValue('--curve-soft');
  /** @type {{at: number, least: number, most: number}[]} */
  const columns = [];
  for (let i = 0; i < series.length; i++) {
    const at = Math.floor(x(step[i]));
    const last = columns[columns.length - 1];
    if (last?.at === at) {
      last.least = Math.min(last.least, lossMin[i]);
      last.most = Math.max(last.most, lossMax[i]);
    } else {
      columns.push({ at, least: lossMin[i], most: lossMax[i] });
    }
  }
  c.beginPath();
  columns.forEach(({ at, most }) => c.lineTo(at, y(convert(most))));
  columns.reverse().forEach(({ at, least }) => c.lineTo(at, y(convert(least)) + 1));
  c.fill();
}

/**
 * The smooth loss.
 * @param {Plot} plot
 * @param {Series} series
 * @param {Pick<View, 'convert'>} view
 */
export function line({ context: c, style, x, y }, series, { convert }) {
  const { step, smoothLoss } = series.columns;
  c.strokeStyle = style.getPropertyValue('--curve');
  c.lineWidth = 2.5;
  c.lineJoin = 'round';
  c.beginPath();
  let column = -1;
  for (let i = 0; i < series.length; i++) {
    const at = x(step[i]);
    if (Math.floor(at) !== column || i === series.length - 1) {
      column = Math.floor(at);
      c.lineTo(at, y(convert(smoothLoss[i])));
    }
  }
  c.stroke();
}

/**
 * @param {Plot} plot
 * @param {View} view
 */
function validation({ context: c, style, box, x, y }, { convert, evaluations }) {
  const points = evaluations.map(({ step, validationLoss }) => ({
    at: Math.min(x(step), box.right),
    height: y(convert(validationLoss)),
  }));
  c.strokeStyle = style.getPropertyValue('--input');
  c.fillStyle = style.getPropertyValue('--panel');
  c.lineWidth = 1.75;
  c.setLineDash([7, 4]);
  c.beginPath();
  points.forEach(({ at, height }) => c.lineTo(at, height));
  c.stroke();
  c.setLineDash([]);
  let marked = -Infinity;
  points.forEach(({ at, height }, i) => {
    if (at - marked >= APART || i === points.length - 1) {
      marked = at;
      c.beginPath();
      c.arc(at, height, 3, 0, 2 * Math.PI);
      c.fill();
      c.stroke();
    }
  });
}
