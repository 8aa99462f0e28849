import { fit } from './fit.js';
import { band, line } from './loss-plot.js';
import { grid, shareOf, stepAtShare, stepAxis, stepsOf } from './plot.js';
import { ticks } from '../scales.js';

/**
 * @typedef {import('../series.js').Series} Series
 * @typedef {import('./plot.js').Plot} Plot
 * @typedef {import('./plot.js').Steps} Steps
 * @typedef {'exact' | 'carryAccuracy' | 'symbolAccuracy'} Field
 * @typedef {{step: number} & Partial<Record<Field, number>>} Evaluation
 * @typedef {{logSteps: boolean, evaluations: readonly Evaluation[]}} View
 */

const MARGIN = { left: 30, right: 44, top: 10, bottom: 24 };

/** Pixels between two marks of a measured curve. */
const APART = 26;

const AS_IT_IS = { convert: (/** @type {number} */ value) => value };

/** Draws the error of a run and, on the same steps, the share of exact answers and another one. */
export class ProgressChart {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Field} other share that is drawn beside that of exact answers
   */
  constructor(canvas, other) {
    this.other = other;
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
  draw(series, { logSteps, evaluations }) {
    const { canvas, context } = this;
    const { width, height } = fit(canvas, context);
    this.width = width;
    this.steps = stepsOf(series, logSteps);
    const style = getComputedStyle(canvas);
    const box = {
      left: MARGIN.left,
      right: width - MARGIN.right,
      top: MARGIN.top,
      bottom: height - MARGIN.bottom,
    };
    const x = (/** @type {number} */ step) =>
      box.left + (box.right - box.left) * Math.min(1, shareOf(this.steps, step));
    const top = topOf(series);
    const up = (/** @type {number} */ share) => box.bottom - (box.bottom - box.top) * share;
    const errors = {
      context,
      style,
      box,
      x,
      y: (/** @type {number} */ error) => up(Math.min(1, error / top)),
    };
    context.font = `11px ${style.fontFamily}`;
    context.clearRect(0, 0, width, height);
    grid(
      errors,
      ticks(0, top, 4).map((value) => ({ value, name: String(value) })),
    );
    if (evaluations.length > 0) {
      shares(errors, up);
    }
    if (series.length > 0) {
      band(errors, series, AS_IT_IS);
      line(errors, series, AS_IT_IS);
    }
    const measured = { ...errors, y: up };
    curve(measured, evaluations, this.other, '--input', [6, 4], dot);
    curve(measured, evaluations, 'exact', '--exact', [], square);
    stepAxis(errors, this.steps);
    this.#mark(errors, series);
  }

  /** The step at a horizontal position of the last drawing. @param {number} x */
  stepAt(x) {
    return stepAtShare(this.steps, (x - MARGIN.left) / (this.width - MARGIN.left - MARGIN.right));
  }

  /**
   * A line at the point under the pointer.
   * @param {Plot} plot
   * @param {Series} series
   */
  #mark({ context: c, style, box, x }, series) {
    if (this.cursor < 0 || series.length === 0) {
      return;
    }
    const at = x(series.columns.step[Math.min(this.cursor, series.length - 1)]);
    c.strokeStyle = style.getPropertyValue('--ink-soft');
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(at, box.top);
    c.lineTo(at, box.bottom);
    c.stroke();
  }
}

/** The error that is at the top. @param {Series} series */
function topOf({ length, columns }) {
  let most = 1;
  for (let i = 0; i < length; i++) {
    most = Math.max(most, columns.smoothLoss[i]);
  }
  return 1.1 * most;
}

/**
 * The axis of the shares, at the right.
 * @param {Plot} plot
 * @param {(share: number) => number} y
 */
function shares({ context: c, style, box }, y) {
  c.fillStyle = style.getPropertyValue('--ink-soft');
  c.textAlign = 'left';
  c.textBaseline = 'middle';
  for (const share of [0, 0.5, 1]) {
    c.fillText(`${100 * share} %`, box.right + 7, y(share));
  }
}

/**
 * What was measured from time to time, as a line with marks.
 * @param {Plot} plot
 * @param {readonly Evaluation[]} evaluations
 * @param {Field} field
 * @param {string} colour
 * @param {number[]} dashes
 * @param {(c: CanvasRenderingContext2D, x: number, y: number) => void} mark
 */
function curve({ context: c, style, x, y }, evaluations, field, colour, dashes, mark) {
  const points = evaluations.map((one) => ({ at: x(one.step), height: y(one[field] ?? NaN) }));
  c.strokeStyle = style.getPropertyValue(colour);
  c.fillStyle = style.getPropertyValue(colour);
  c.lineWidth = 2;
  c.lineJoin = 'round';
  c.setLineDash(dashes);
  c.beginPath();
  points.forEach(({ at, height }) => c.lineTo(at, height));
  c.stroke();
  c.setLineDash([]);
  let marked = -Infinity;
  for (const { at, height } of points) {
    if (at - marked >= APART) {
      marked = at;
      mark(c, at, height);
    }
  }
}

/** @param {CanvasRenderingContext2D} c @param {number} x @param {number} y */
function dot(c, x, y) {
  c.beginPath();
  c.arc(x, y, 3, 0, 2 * Math.PI);
  c.fill();
}

/** @param {CanvasRenderingContext2D} c @param {number} x @param {number} y */
function square(c, x, y) {
  c.fillRect(x - 3, y - 3, 6, 6);
}
