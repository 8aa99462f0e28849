import { fit } from '../../charts/fit.js';
import { projected, rangeOf } from '../projecting.js';

/**
 * @typedef {import('../types.js').Projection} Projection
 * @typedef {{first: string, second: string}} Labels of the axes
 */

const MARGIN = 22;

/**
 * Draws states of the memory as points in two dimensions, a circle without and a triangle with a carry, and a path over them.
 * @param {HTMLCanvasElement} canvas
 * @param {Projection} projection
 * @param {readonly (readonly number[])[]} path states, from the first
 * @param {Labels} labels
 */
export function drawClouds(canvas, projection, path, labels) {
  const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const style = getComputedStyle(canvas);
  const { width, height } = fit(canvas, c);
  const across = rangeOf(projection.x);
  const upward = rangeOf(projection.y);
  const x = (/** @type {number} */ value) =>
    MARGIN + (width - 2 * MARGIN) * (0.5 + value / across / 2);
  const y = (/** @type {number} */ value) =>
    MARGIN + (height - 2 * MARGIN) * (0.5 - value / upward / 2);
  c.clearRect(0, 0, width, height);
  c.font = `11px ${style.fontFamily}`;
  axes(c, style, width, height, labels);
  for (const carry of ['0', '1']) {
    c.fillStyle = style.getPropertyValue(carry === '1' ? '--curve' : '--input');
    c.globalAlpha = 0.55;
    for (let i = 0; i < projection.carry.length; i++) {
      if (projection.carry[i] === carry) {
        (carry === '1' ? triangle : circle)(c, x(projection.x[i]), y(projection.y[i]));
      }
    }
  }
  c.globalAlpha = 1;
  const points = path.map((state) => projected(projection, state));
  follow(
    c,
    style,
    points.map(([one, other]) => ({ at: x(one), height: y(other) })),
  );
}

/**
 * @param {CanvasRenderingContext2D} c
 * @param {CSSStyleDeclaration} style
 * @param {number} width
 * @param {number} height
 * @param {Labels} labels
 */
function axes(c, style, width, height, { first, second }) {
  c.strokeStyle = style.getPropertyValue('--rule');
  c.lineWidth = 1;
  c.beginPath();
  c.moveTo(width / 2, 0);
  c.lineTo(width / 2, height);
  c.moveTo(0, height / 2);
  c.lineTo(width, height / 2);
  c.stroke();
  c.fillStyle = style.getPropertyValue('--ink-soft');
  c.textAlign = 'right';
  c.textBaseline = 'bottom';
  c.fillText(first, width - 4, height - 4);
  c.textAlign = 'left';
  c.textBaseline = 'top';
  c.fillText(second, 4, 4);
}

/**
 * The path, with the number of each column at its place, counted from the right.
 * @param {CanvasRenderingContext2D} c
 * @param {CSSStyleDeclaration} style
 * @param {{at: number, height: number}[]} points
 */
function follow(c, style, points) {
  c.strokeStyle = style.getPropertyValue('--ink');
  c.lineWidth = 1.5;
  c.lineJoin = 'round';
  c.beginPath();
  points.forEach(({ at, height }) => c.lineTo(at, height));
  c.stroke();
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  points.forEach(({ at, height }, i) => {
    c.fillStyle = style.getPropertyValue(i === points.length - 1 ? '--ink' : '--panel');
    c.beginPath();
    c.arc(at, height, 7.5, 0, 2 * Math.PI);
    c.fill();
    c.stroke();
    c.fillStyle = style.getPropertyValue(i === points.length - 1 ? '--panel' : '--ink');
    c.fillText(String(i + 1), at, height + 0.5);
  });
}

/** @param {CanvasRenderingContext2D} c @param {number} x @param {number} y */
function circle(c, x, y) {
  c.beginPath();
  c.arc(x, y, 2.5, 0, 2 * Math.PI);
  c.fill();
}

/** @param {CanvasRenderingContext2D} c @param {number} x @param {number} y */
function triangle(c, x, y) {
  c.beginPath();
  c.moveTo(x, y - 3.5);
  c.lineTo(x + 3.25, y + 2.5);
  c.lineTo(x - 3.25, y + 2.5);
  c.fill();
}
