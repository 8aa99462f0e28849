import { ticks } from '../scales.js';
import { counted, figures } from '../units.js';

/**
 * @typedef {import('../series.js').Series} Series
 *
 * @typedef {{
 *   convert: (nats: number) => number, baseline: number, baselineLabel: string, logSteps: boolean
 * }} View how the curve is shown: the unit, the loss of guessing in nats and its label
 *
 * @typedef {{
 *   x: (step: number) => number, y: (value: number) => number,
 *   first: number, last: number, low: number, top: number, log: boolean
 * }} Frame from steps and values to pixels, and the ranges that are shown
 */

const MARGIN = { left: 46, right: 14, top: 12, bottom: 26 };
const HEADROOM = 1.06;

/**
 * Draws the loss of a series on a canvas: the range of the raw loss as a band, the smooth loss as a line, guessing as a dashed line.
 * Where several points fall on one column of pixels, their range is drawn.
 */
export class LineChart {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    /** Index of the point under the pointer, or -1. */
    this.cursor = -1;
    this.width = 0;
    this.height = 0;
    /** @type {Frame | null} */
    this.frame = null;
  }

  /**
   * @param {Series} series
   * @param {View} view
   */
  draw(series, view) {
    this.#fit();
    const style = getComputedStyle(this.canvas);
    const frame = this.#frame(series, view);
    this.context.clearRect(0, 0, this.width, this.height);
    this.#axes(style, frame);
    this.#baseline(style, frame, view);
    if (series.length > 0) {
      this.#band(style, series, view, frame);
      this.#line(style, series, view, frame);
      this.#mark(style, series, view, frame);
    }
    this.frame = frame;
  }

  /** The step at a horizontal position of the last drawing. @param {number} x */
  stepAt(x) {
    if (this.frame === null) {
      return 0;
    }
    const { first, last, log } = this.frame;
    const share = (x - MARGIN.left) / (this.width - MARGIN.left - MARGIN.right);
    return log
      ? Math.exp(Math.log(first) + share * (Math.log(last) - Math.log(first)))
      : first + share * (last - first);
  }

  #fit() {
    const { clientWidth, clientHeight } = this.canvas;
    const density = window.devicePixelRatio;
    if (
      this.canvas.width !== Math.round(clientWidth * density) ||
      this.canvas.height !== Math.round(clientHeight * density)
    ) {
      this.canvas.width = Math.round(clientWidth * density);
      this.canvas.height = Math.round(clientHeight * density);
    }
    this.context.setTransform(density, 0, 0, density, 0, 0);
    this.width = clientWidth;
    this.height = clientHeight;
  }

  /**
   * @param {Series} series
   * @param {View} view
   * @returns {Frame}
   */
  #frame(series, view) {
    const { step, smoothLoss, lossMin } = series.columns;
    let least = Infinity;
    let most = view.baseline;
    for (let i = 0; i < series.length; i++) {
      least = Math.min(least, smoothLoss[i], lossMin[i]);
      most = Math.max(most, smoothLoss[i]);
    }
    const top = view.convert(most) * HEADROOM;
    const bottom = Number.isFinite(least) ? view.convert(least) : 0;
    const log = view.logSteps;
    const first = log ? Math.max(1, series.length > 0 ? step[0] : 1) : 0;
    const last = Math.max(first + 1, series.length > 0 ? step[series.length - 1] : 100);
    const low = Math.max(0, bottom - 0.06 * (top - bottom));
    const across = this.width - MARGIN.left - MARGIN.right;
    const down = this.height - MARGIN.top - MARGIN.bottom;
    /** @param {number} s */
    const x = (s) =>
      MARGIN.left +
      across *
        (log
          ? Math.log(Math.max(s, first) / first) / Math.log(last / first)
          : (s - first) / (last - first));
    /** @param {number} v */
    const y = (v) => MARGIN.top + down * (1 - (Math.min(v, top) - low) / (top - low));
    return { x, y, first, last, low, top, log };
  }

  /**
   * @param {CSSStyleDeclaration} style
   * @param {Frame} frame
   */
  #axes(style, frame) {
    const c = this.context;
    c.font = `11px ${style.fontFamily}`;
    c.lineWidth = 1;
    c.setLineDash([]);
    c.strokeStyle = style.getPropertyValue('--rule');
    c.fillStyle = style.getPropertyValue('--ink-soft');
    c.textAlign = 'right';
    c.textBaseline = 'middle';
    for (const value of ticks(frame.low, frame.top, Math.max(2, this.height / 48))) {
      const y = Math.round(frame.y(value)) + 0.5;
      c.beginPath();
      c.moveTo(MARGIN.left, y);
      c.lineTo(this.width - MARGIN.right, y);
      c.stroke();
      c.fillText(String(value), MARGIN.left - 8, y);
    }
    c.textAlign = 'center';
    c.textBaseline = 'top';
    const marks = frame.log
      ? [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].filter((s) => s >= frame.first && s <= frame.last)
      : ticks(frame.first, frame.last, Math.max(2, this.width / 110));
    for (const step of marks) {
      const x = Math.min(frame.x(step), this.width - MARGIN.right - 14);
      c.fillText(shortened(step), x, this.height - MARGIN.bottom + 8);
    }
  }

  /**
   * @param {CSSStyleDeclaration} style
   * @param {Frame} frame
   * @param {View} view
   */
  #baseline(style, frame, view) {
    const c = this.context;
    const y = frame.y(view.convert(view.baseline));
    c.strokeStyle = style.getPropertyValue('--ink-soft');
    c.setLineDash([5, 5]);
    c.beginPath();
    c.moveTo(MARGIN.left, y);
    c.lineTo(this.width - MARGIN.right, y);
    c.stroke();
    c.setLineDash([]);
    c.textAlign = 'right';
    c.textBaseline = 'top';
    c.fillStyle = style.getPropertyValue('--ink-soft');
    c.fillText(
      `${view.baselineLabel} ${figures(view.convert(view.baseline))}`,
      this.width - MARGIN.right - 2,
      y + 5,
    );
  }

  /**
   * @param {CSSStyleDeclaration} style
   * @param {Series} series
   * @param {View} view
   * @param {Frame} frame
   */
  #band(style, series, view, frame) {
    const { step, lossMin, lossMax } = series.columns;
    const c = this.context;
    c.fillStyle = style.getPropertyValue('--curve-soft');
    /** @type {{x: number, least: number, most: number}[]} */
    const columns = [];
    for (let i = 0; i < series.length; i++) {
      const x = Math.floor(frame.x(step[i]));
      const last = columns[columns.length - 1];
      if (last?.x === x) {
        last.least = Math.min(last.least, lossMin[i]);
        last.most = Math.max(last.most, lossMax[i]);
      } else {
        columns.push({ x, least: lossMin[i], most: lossMax[i] });
      }
    }
    c.beginPath();
    columns.forEach(({ x, most }) => c.lineTo(x, frame.y(view.convert(most))));
    columns.reverse().forEach(({ x, least }) => c.lineTo(x, frame.y(view.convert(least)) + 1));
    c.fill();
  }

  /**
   * @param {CSSStyleDeclaration} style
   * @param {Series} series
   * @param {View} view
   * @param {Frame} frame
   */
  #line(style, series, view, frame) {
    const { step, smoothLoss } = series.columns;
    const c = this.context;
    c.strokeStyle = style.getPropertyValue('--curve');
    c.lineWidth = 2.5;
    c.lineJoin = 'round';
    c.beginPath();
    let column = -1;
    for (let i = 0; i < series.length; i++) {
      const x = frame.x(step[i]);
      if (Math.floor(x) === column && i !== series.length - 1) {
        continue;
      }
      column = Math.floor(x);
      const y = frame.y(view.convert(smoothLoss[i]));
      if (i === 0) {
        c.moveTo(x, y);
      } else {
        c.lineTo(x, y);
      }
    }
    c.stroke();
  }

  /**
   * The newest point, and the one under the pointer with a line through it.
   * @param {CSSStyleDeclaration} style
   * @param {Series} series
   * @param {View} view
   * @param {Frame} frame
   */
  #mark(style, series, view, frame) {
    const { step, smoothLoss } = series.columns;
    const c = this.context;
    const at = this.cursor >= 0 ? Math.min(this.cursor, series.length - 1) : series.length - 1;
    const x = frame.x(step[at]);
    if (this.cursor >= 0) {
      c.strokeStyle = style.getPropertyValue('--ink-soft');
      c.lineWidth = 1;
      c.beginPath();
      c.moveTo(x, MARGIN.top);
      c.lineTo(x, this.height - MARGIN.bottom);
      c.stroke();
    }
    c.fillStyle = style.getPropertyValue('--curve');
    c.beginPath();
    c.arc(x, frame.y(view.convert(smoothLoss[at])), 4.5, 0, 2 * Math.PI);
    c.fill();
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
