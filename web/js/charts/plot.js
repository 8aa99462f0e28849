import { ticks } from '../scales.js';
import { counted } from '../units.js';

/**
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 *
 * @typedef {{
 *   context: CanvasRenderingContext2D, style: CSSStyleDeclaration, box: Box,
 *   x: (step: number) => number, y: (value: number) => number
 * }} Plot where and how something is drawn, from steps and values to pixels
 *
 * @typedef {{first: number, last: number, log: boolean}} Steps the steps that are shown, and how
 */

/**
 * The steps of a series.
 * @param {import('../series.js').Series} series
 * @param {boolean} log
 * @returns {Steps}
 */
export function stepsOf({ length, columns }, log) {
  const first = log ? Math.max(1, length > 0 ? columns.step[0] : 1) : 0;
  const last = Math.max(first + 1, length > 0 ? columns.step[length - 1] : 100);
  return { first, last, log };
}

/**
 * From a step to a share of the axis.
 * @param {Steps} steps
 * @param {number} step
 */
export function shareOf({ first, last, log }, step) {
  return log
    ? Math.log(Math.max(step, first) / first) / Math.log(last / first)
    : (step - first) / (last - first);
}

/**
 * From a share of the axis to a step.
 * @param {Steps} steps
 * @param {number} share
 */
export function stepAtShare({ first, last, log }, share) {
  return log ? first * Math.pow(last / first, share) : first + share * (last - first);
}

/**
 * Lines across at some values, with their names.
 * @param {Plot} plot
 * @param {{value: number, name: string}[]} marks
 */
export function grid({ context: c, style, box, y }, marks) {
  c.lineWidth = 1;
  c.setLineDash([]);
  c.strokeStyle = style.getPropertyValue('--rule');
  c.fillStyle = style.getPropertyValue('--ink-soft');
  c.textAlign = 'right';
  c.textBaseline = 'middle';
  for (const { value, name } of marks) {
    const at = Math.round(y(value)) + 0.5;
    c.beginPath();
    c.moveTo(box.left, at);
    c.lineTo(box.right, at);
    c.stroke();
    c.fillText(name, box.left - 8, at);
  }
}

/**
 * The names of steps, under everything.
 * @param {Plot} plot
 * @param {Steps} steps
 */
export function stepAxis({ context: c, style, box, x }, steps) {
  const { first, last, log } = steps;
  c.fillStyle = style.getPropertyValue('--ink-soft');
  c.textAlign = 'center';
  c.textBaseline = 'top';
  const marks = log
    ? [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].filter((step) => step >= first && step <= last)
    : ticks(first, last, Math.max(2, (box.right - box.left) / 110)).filter(Number.isInteger);
  for (const step of marks) {
    c.fillText(shortened(step), Math.min(x(step), box.right - 14), box.bottom + 8);
  }
}

/**
 * A step for an axis: 12k, 3.5M.
 * @param {number} step
 */
export function shortened(step) {
  if (step >= 1e6) {
    return `${Number((step / 1e6).toPrecision(3))}M`;
  }
  return step >= 1e4 ? `${Number((step / 1e3).toPrecision(3))}k` : counted(step);
}
