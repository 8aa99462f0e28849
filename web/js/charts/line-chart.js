import { drawNorms, heightOf, normsOf } from './gradient-plot.js';
import { drawLoss, valuesOf } from './loss-plot.js';
import { fit } from './fit.js';
import { shareOf, stepAtShare, stepAxis, stepsOf } from './plot.js';

/**
 * @typedef {import('../series.js').Series} Series
 * @typedef {import('./loss-plot.js').View} View
 * @typedef {import('./plot.js').Plot} Plot
 * @typedef {import('./plot.js').Box} Box
 * @typedef {import('./plot.js').Steps} Steps
 */

const MARGIN = { left: 46, right: 14, top: 12, bottom: 26 };

/** Between the two plots: room for the name of the lower one. */
const GAP = 22;

/** The share of the height that the norm of the gradient takes. */
const LOWER = 0.2;

/** Draws a run on a canvas: its loss, and under it, above the same steps, the norm of its gradient. */
export class LineChart {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    /** Index of the point under the pointer, or -1. */
    this.cursor = -1;
    this.width = 0;
    /** @type {Steps} */
    this.steps = { first: 0, last: 1, log: false };
  }

  /**
   * @param {Series} series
   * @param {View} view
   */
  draw(series, view) {
    const { width, height } = fit(this.canvas, this.context);
    this.width = width;
    this.steps = stepsOf(series, view.logSteps);
    const style = getComputedStyle(this.canvas);
    const { context } = this;
    const right = width - MARGIN.right;
    const bottom = height - MARGIN.bottom;
    const low = Math.round(LOWER * (bottom - MARGIN.top));
    const under = { left: MARGIN.left, right, top: bottom - low, bottom };
    const box = { left: MARGIN.left, right, top: MARGIN.top, bottom: under.top - GAP };
    const x = (/** @type {number} */ step) =>
      box.left + (box.right - box.left) * shareOf(this.steps, step);
    const norms = normsOf(series);
    const values = valuesOf(series, view);
    const lower = { context, style, box: under, x, y: heightOf(under, norms) };
    const upper = { context, style, box, x, y: linear(box, values) };
    context.font = `11px ${style.fontFamily}`;
    context.clearRect(0, 0, width, height);
    this.#line(lower, box, series);
    drawNorms(lower, series, norms, view.gradientLabel);
    drawLoss(upper, series, view, values);
    stepAxis(lower, this.steps);
    this.#mark(upper, series, view);
  }

  /** The step at a horizontal position of the last drawing. @param {number} x */
  stepAt(x) {
    const share = (x - MARGIN.left) / (this.width - MARGIN.left - MARGIN.right);
    return stepAtShare(this.steps, share);
  }

  /**
   * A line through both plots at the point under the pointer.
   * @param {Plot} lower
   * @param {Box} upper
   * @param {Series} series
   */
  #line({ context: c, style, box, x }, upper, series) {
    if (this.cursor < 0 || series.length === 0) {
      return;
    }
    const at = x(series.columns.step[Math.min(this.cursor, series.length - 1)]);
    c.strokeStyle = style.getPropertyValue('--ink-soft');
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(at, upper.top);
    c.lineTo(at, box.bottom);
    c.stroke();
  }

  /**
   * The newest point, or the one under the pointer.
   * @param {Plot} upper
   * @param {Series} series
   * @param {View} view
   */
  #mark({ context: c, style, x, y }, series, view) {
    if (series.length === 0) {
      return;
    }
    const { step, smoothLoss } = series.columns;
    const at = this.cursor >= 0 ? Math.min(this.cursor, series.length - 1) : series.length - 1;
    c.fillStyle = style.getPropertyValue('--curve');
    c.beginPath();
    c.arc(x(step[at]), y(view.convert(smoothLoss[at])), 4.5, 0, 2 * Math.PI);
    c.fill();
  }
}

/**
 * The height of a value; one above the top is at the top.
 * @param {Box} box
 * @param {{low: number, top: number}} values
 */
function linear(box, { low, top }) {
  /** @param {number} value */
  return (value) =>
    box.top + (box.bottom - box.top) * (1 - (Math.min(value, top) - low) / (top - low));
}
