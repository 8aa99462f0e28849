import { fit } from '../../charts/fit.js';

/**
 * @typedef {import('../types.js').LengthTried} LengthTried
 * @typedef {import('../types.js').Pinned} Pinned
 */

const MARGIN = { left: 38, right: 8, top: 18, bottom: 34 };

/** Dashes and marks of the networks that stay in sight, so that they are told apart without colour. */
export const DASHES = [[], [6, 3], [2, 3]];

/** The place of a length on the axis. @param {number} width @param {number} lengths */
function axis(width, lengths) {
  const column = (width - MARGIN.left - MARGIN.right) / Math.max(1, lengths);
  return { column, x: (/** @type {number} */ length) => MARGIN.left + (length - 1) * column };
}

/**
 * How a length stands to those that are trained on: one of them, or beyond the longest, or short of the shortest.
 * @param {LengthTried} one
 * @param {readonly LengthTried[]} all
 * @returns {'trained' | 'longer' | 'shorter'}
 */
export function kindOf({ length, trained }, all) {
  if (trained) {
    return 'trained';
  }
  return all.some((one) => one.trained && one.length > length) ? 'shorter' : 'longer';
}

/** The colour of the bars of each kind. */
const COLOURS = { trained: '--exact', longer: '--curve', shorter: '--ink-soft' };

/** The longest length that was tried; at least 1. @param {readonly (readonly LengthTried[])[]} all */
export function longestOf(all) {
  return Math.max(1, ...all.flat().map(({ length }) => length));
}

/**
 * The length at a place of the picture, or 0.
 * @param {number} x
 * @param {number} width of the picture
 * @param {number} lengths
 */
export function lengthAt(x, width, lengths) {
  const length = Math.floor((x - MARGIN.left) / axis(width, lengths).column) + 1;
  return length >= 1 && length <= lengths ? length : 0;
}

/**
 * Draws the share of exact answers for each length as bars, those beyond and those short of what is trained on apart, and of other networks as lines.
 * @param {HTMLCanvasElement} canvas
 * @param {readonly LengthTried[]} byLength
 * @param {readonly Pinned[]} pinned
 * @param {{trained: string, longer: string, length: string}} names
 */
export function drawLengths(canvas, byLength, pinned, names) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const style = getComputedStyle(canvas);
  const { width, height } = fit(canvas, context);
  const lengths = longestOf([byLength, ...pinned.map((one) => one.byLength)]);
  const { column, x } = axis(width, lengths);
  const bottom = height - MARGIN.bottom;
  const y = (/** @type {number} */ share) => bottom - (bottom - MARGIN.top) * share;
  const soft = style.getPropertyValue('--ink-soft');
  context.clearRect(0, 0, width, height);
  context.font = `11px ${style.fontFamily}`;
  context.lineWidth = 1;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const share of [0, 0.5, 1]) {
    const at = Math.round(y(share)) + 0.5;
    context.strokeStyle = style.getPropertyValue('--rule');
    context.beginPath();
    context.moveTo(MARGIN.left, at);
    context.lineTo(width - MARGIN.right, at);
    context.stroke();
    context.fillStyle = soft;
    context.fillText(`${100 * share} %`, MARGIN.left - 5, at);
  }
  const gap = Math.min(4, column / 4);
  for (const one of byLength) {
    const { length, exact } = one;
    context.fillStyle = style.getPropertyValue(COLOURS[kindOf(one, byLength)]);
    context.fillRect(
      x(length) + gap / 2,
      Math.min(y(exact), bottom - 1.5),
      column - gap,
      Math.max(1.5, bottom - y(exact)),
    );
  }
  const trained = longestOf([byLength.filter((one) => one.trained)]);
  if (trained > 0 && trained < lengths) {
    const at = Math.round(x(trained + 1)) + 0.5;
    context.setLineDash([3, 3]);
    context.strokeStyle = soft;
    context.beginPath();
    context.moveTo(at, 2);
    context.lineTo(at, bottom);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = soft;
    context.textBaseline = 'top';
    context.textAlign = 'right';
    context.fillText(names.trained, at - 5, 2);
    context.textAlign = 'left';
    context.fillText(names.longer, at + 5, 2);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillStyle = soft;
  const every = [1, 2, 4, 8, 16].find((each) => each * column >= 20) ?? 32;
  for (let length = 1; length <= lengths; length++) {
    if (length === 1 || length % every === 0) {
      context.fillText(String(length), x(length) + column / 2, bottom + 4);
    }
  }
  context.fillText(names.length, (MARGIN.left + width - MARGIN.right) / 2, bottom + 19);
  pinned.forEach(({ byLength: other }, i) => {
    context.strokeStyle = style.getPropertyValue('--input');
    context.fillStyle = style.getPropertyValue('--input');
    context.lineWidth = 2;
    context.setLineDash(DASHES[i % DASHES.length]);
    context.beginPath();
    other.forEach(({ length, exact }) => context.lineTo(x(length) + column / 2, y(exact)));
    context.stroke();
    context.setLineDash([]);
    other.forEach(({ length, exact }) => {
      context.beginPath();
      context.arc(x(length) + column / 2, y(exact), 2.5, 0, 2 * Math.PI);
      context.fill();
    });
  });
}
