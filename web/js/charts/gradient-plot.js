import { figures } from '../units.js';
import { grid } from './plot.js';

/**
 * @typedef {import('../series.js').Series} Series
 * @typedef {import('./plot.js').Plot} Plot
 * @typedef {import('./plot.js').Box} Box
 */

/** Pixels between the names of two marks. */
const LEAST_GAP = 14;

/** Least factor between bottom and top. */
const SPAN = 4;

/**
 * The norms that are shown, a power of ten being as high as the next one.
 * @param {Series} series
 */
export function normsOf({ length, columns }) {
  let low = Infinity;
  let top = 0;
  for (let i = 0; i < length; i++) {
    const norm = columns.gradientNorm[i];
    if (norm > 0 && norm < Infinity) {
      low = Math.min(low, norm);
      top = Math.max(top, norm);
    }
  }
  if (top === 0) {
    return { low: 0.1, top: 10 };
  }
  const spread = Math.max(1.1, Math.sqrt((SPAN * low) / top));
  return { low: low / spread, top: top * spread };
}

/**
 * The height of a norm.
 * @param {Box} box
 * @param {{low: number, top: number}} norms
 */
export function heightOf(box, { low, top }) {
  /** @param {number} norm */
  return (norm) => {
    const share = Math.log(norm / low) / Math.log(top / low);
    return box.bottom - (box.bottom - box.top) * Math.min(1, Math.max(0, share));
  };
}

/**
 * Of some marks those whose names do not touch.
 * @param {number[]} marks
 * @param {(mark: number) => number} y
 */
export function apart(marks, y) {
  /** @type {number[]} */
  const kept = [];
  for (const mark of marks) {
    const last = kept[kept.length - 1];
    if (last === undefined || Math.abs(y(mark) - y(last)) >= LEAST_GAP) {
      kept.push(mark);
    }
  }
  return kept;
}

/**
 * Draws the norm of the gradient, every point of it, on a logarithmic axis.
 * @param {Plot} plot
 * @param {Series} series
 * @param {{low: number, top: number}} norms
 * @param {string} label
 */
export function drawNorms(plot, series, norms, label) {
  const { context: c, style, box, x, y } = plot;
  grid(
    plot,
    apart(marksOf(norms), y).map((value) => ({
      value,
      name: figures(value).replace(/\.?0+$/, ''),
    })),
  );
  c.textAlign = 'left';
  c.textBaseline = 'bottom';
  c.fillText(label, box.left, box.top - 2);
  c.strokeStyle = style.getPropertyValue('--norm');
  c.lineWidth = 1.25;
  c.lineJoin = 'round';
  c.beginPath();
  let open = -1;
  let least = 0;
  let most = 0;
  const draw = () => {
    if (open >= 0) {
      c.lineTo(open, y(least));
      c.lineTo(open, y(most));
    }
  };
  for (let i = 0; i < series.length; i++) {
    const norm = series.columns.gradientNorm[i];
    if (!(norm > 0)) {
      continue;
    }
    const at = Math.floor(x(series.columns.step[i]));
    if (at !== open) {
      draw();
      open = at;
      least = norm;
      most = norm;
    }
    least = Math.min(least, norm);
    most = Math.max(most, norm);
  }
  draw();
  c.stroke();
}

/**
 * Powers of ten in a range; of a range without, a round number in its middle.
 * @param {{low: number, top: number}} norms
 */
export function marksOf({ low, top }) {
  const marks = [];
  for (let power = Math.ceil(Math.log10(low)); power <= Math.log10(top); power++) {
    marks.push(Number(`1e${power}`));
  }
  const every = Math.ceil(marks.length / 3);
  return marks.length > 0
    ? marks.filter((_, i) => i % every === 0)
    : [Number(Math.sqrt(low * top).toPrecision(1))];
}
