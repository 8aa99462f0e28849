import { fit } from '../../charts/fit.js';
import { grid } from '../../charts/plot.js';
import { ticks } from '../../scales.js';
import { nearest, visible } from '../decimate.js';
import { smoothed } from '../smoothing.js';

/**
 * @typedef {{
 *   id: string, slot: number, xs: Float64Array, losses: Float64Array
 * }} Line a curve: where its points are on the axis, their losses, and the place of its colour
 * @typedef {{logX: boolean, logY: boolean, smoothing: number, nameX: (x: number) => string}} View
 * @typedef {{low: number, high: number, log: boolean}} Range
 */

const MARGIN = { left: 46, right: 14, top: 10, bottom: 26 };

/** Colours; beyond these, lines are dashed. */
export const COLOURS = 6;

/** @type {number[][]} */
const DASHES = [[], [7, 4], [2, 3]];

/** Draws the losses of several runs over one axis. */
export class OverlayChart {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    /** Of the last drawing. @type {{line: Line, means: Float64Array}[]} */
    this.drawn = [];
    /** @type {Range} */
    this.across = { low: 0, high: 1, log: false };
    this.width = 0;
  }

  /**
   * @param {Line[]} lines
   * @param {View} view
   * @param {number | null} cursor where on the axis values are read
   */
  draw(lines, view, cursor) {
    const { canvas, context: c } = this;
    const { width, height } = fit(canvas, c);
    this.width = width;
    const style = getComputedStyle(canvas);
    this.across = across(lines, view.logX);
    this.drawn = lines.map((line) => ({ line, means: this.#means(line, view) }));
    const up = upward(this.drawn, view.logY);
    const box = {
      left: MARGIN.left,
      right: width - MARGIN.right,
      top: MARGIN.top,
      bottom: height - MARGIN.bottom,
    };
    const x = (/** @type {number} */ value) =>
      box.left + (box.right - box.left) * share(this.across, value);
    const y = (/** @type {number} */ value) =>
      box.bottom - (box.bottom - box.top) * Math.min(1.02, share(up, value));
    c.font = `11px ${style.fontFamily}`;
    c.clearRect(0, 0, width, height);
    const plot = { context: c, style, box, x, y };
    grid(
      plot,
      marks(up, (box.bottom - box.top) / 44).map((value) => ({ value, name: String(value) })),
    );
    c.textAlign = 'center';
    c.textBaseline = 'top';
    for (const value of marks(this.across, (box.right - box.left) / 90)) {
      c.fillText(view.nameX(value), Math.min(x(value), box.right - 14), box.bottom + 8);
    }
    c.save();
    c.beginPath();
    c.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    c.clip();
    for (const { line, means } of this.drawn) {
      const xs = line.xs.map(x);
      c.strokeStyle = style.getPropertyValue(`--run-${line.slot % COLOURS}`);
      c.setLineDash(DASHES[Math.floor(line.slot / COLOURS) % DASHES.length]);
      c.lineJoin = 'round';
      if (view.smoothing > 0) {
        c.globalAlpha = 0.22;
        c.lineWidth = 1;
        stroke(c, xs, line.losses.map(y));
      }
      c.globalAlpha = 1;
      c.lineWidth = 2;
      stroke(c, xs, means.map(y));
    }
    c.setLineDash([]);
    c.restore();
    this.#cursor(plot, cursor);
  }

  /**
   * @param {import('../../charts/plot.js').Plot} plot
   * @param {number | null} cursor
   */
  #cursor({ context: c, style, box, x, y }, cursor) {
    if (cursor === null) {
      return;
    }
    c.strokeStyle = style.getPropertyValue('--ink-soft');
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(x(cursor), box.top);
    c.lineTo(x(cursor), box.bottom);
    c.stroke();
    for (const { line, value } of this.valuesAt(cursor)) {
      c.fillStyle = style.getPropertyValue(`--run-${line.slot % COLOURS}`);
      c.beginPath();
      c.arc(x(cursor), y(value), 3.5, 0, 2 * Math.PI);
      c.fill();
    }
  }

  /**
   * @param {Line} line
   * @param {View} view
   */
  #means({ xs, losses }, { smoothing }) {
    return smoothed(
      xs.map((x) => share(this.across, x)),
      losses,
      smoothing,
    );
  }

  /**
   * The mean of each curve at a place of the axis, of those that reach so far; at the end of each when there is no place.
   * @param {number | null} cursor
   */
  valuesAt(cursor) {
    return this.drawn.flatMap(({ line, means }) => {
      const { xs } = line;
      if (xs.length === 0 || (cursor !== null && (cursor < xs[0] || cursor > xs[xs.length - 1]))) {
        return [];
      }
      const at = cursor === null ? xs.length - 1 : nearest(xs, cursor);
      return [{ line, x: xs[at], value: means[at] }];
    });
  }

  /** The place on the axis under a horizontal position of the last drawing. @param {number} px */
  placeAt(px) {
    const { low, high, log } = this.across;
    const at = (px - MARGIN.left) / (this.width - MARGIN.left - MARGIN.right);
    const within = Math.min(1, Math.max(0, at));
    return log ? low * Math.pow(high / low, within) : low + within * (high - low);
  }

  /** The place a hundredth of the axis further, or back. @param {number | null} cursor @param {number} way */
  stepped(cursor, way) {
    const from = cursor === null ? 1 : share(this.across, cursor);
    const inner = this.width - MARGIN.left - MARGIN.right;
    return this.placeAt(MARGIN.left + (from + way / 100) * inner);
  }
}

/**
 * @param {CanvasRenderingContext2D} c
 * @param {Float64Array} xs
 * @param {Float64Array} ys
 */
function stroke(c, xs, ys) {
  c.beginPath();
  for (const i of visible(xs, ys)) {
    c.lineTo(xs[i], ys[i]);
  }
  c.stroke();
}

/**
 * Of all curves the part of the axis that they take.
 * @param {Line[]} lines
 * @param {boolean} log
 * @returns {Range}
 */
function across(lines, log) {
  let low = Infinity;
  let high = -Infinity;
  for (const { xs } of lines) {
    const first = log ? xs.find((x) => x > 0) : xs[0];
    if (first !== undefined) {
      low = Math.min(low, first);
      high = Math.max(high, xs[xs.length - 1]);
    }
  }
  if (!(high > low)) {
    return { low: log ? 1 : 0, high: log ? 10 : Math.max(1, high), log };
  }
  return { low: log ? low : 0, high, log };
}

/**
 * The range of the means.
 * @param {{means: Float64Array}[]} drawn
 * @param {boolean} log
 * @returns {Range}
 */
function upward(drawn, log) {
  let low = Infinity;
  let high = -Infinity;
  for (const { means } of drawn) {
    for (const mean of means) {
      if (!Number.isNaN(mean) && (!log || mean > 0)) {
        low = Math.min(low, mean);
        high = Math.max(high, mean);
      }
    }
  }
  if (!Number.isFinite(low)) {
    return { low: log ? 0.1 : 0, high: 1, log };
  }
  if (log) {
    return { low: low / 1.05, high: Math.max(high, low * 1.001) * 1.05, log };
  }
  const room = 0.05 * (high - low) || 0.5;
  return { low: Math.max(0, low - room), high: high + room, log };
}

/** @param {Range} range @param {number} value */
function share({ low, high, log }, value) {
  return log
    ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
    : (value - low) / (high - low);
}

/**
 * Round values of a range; over more than a decade of a logarithmic one, 1, 2 and 5 of each.
 * @param {Range} range
 * @param {number} count
 */
function marks({ low, high, log }, count) {
  if (!log || high / low < 10) {
    return ticks(low, high, Math.max(2, count)).filter((value) => !log || value > 0);
  }
  const from = Math.floor(Math.log10(low));
  const decades = Array.from(
    { length: Math.ceil(Math.log10(high)) - from + 1 },
    (_, i) => from + i,
  );
  const parts = decades.length * 3 <= count ? [1, 2, 5] : [1];
  return decades
    .flatMap((decade) => parts.map((part) => Number((part * Math.pow(10, decade)).toPrecision(3))))
    .filter((value) => value >= low && value <= high);
}
