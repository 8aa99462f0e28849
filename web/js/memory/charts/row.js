import { cssOf } from '../../charts/palette.js';
import { fit } from '../../charts/fit.js';
import { heightOf, lineHeight } from '../layout.js';
import { heatPixels, shade } from '../shades.js';
import { visible } from '../wording.js';

/**
 * Draws a row of the theatre.
 *
 * @typedef {import('../rows.js').Row} Row
 * @typedef {import('../layout.js').Axis} Axis
 * @typedef {import('../shades.js').Palette} Palette
 * @typedef {{context: CanvasRenderingContext2D, style: CSSStyleDeclaration, axis: Axis, palette: Palette, line: number}} Pen `line`:
 * height of a line
 */

/** A picture that is made larger, to be used again and again. @type {HTMLCanvasElement | null} */
let small = null;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Row} row
 * @param {Axis} axis
 * @param {Palette} palette
 */
export function drawRow(canvas, row, axis, palette) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  canvas.style.width = `${axis.width}px`;
  canvas.style.height = `${heightOf(row)}px`;
  const style = getComputedStyle(canvas);
  const { width, height } = fit(canvas, context);
  context.clearRect(0, 0, width, height);
  const pen = { context, style, axis, palette, line: lineHeight(row) };
  switch (row.kind) {
    case 'heat':
    case 'state':
      return heat(pen, row);
    case 'bits':
    case 'answer':
      return bits(pen, row);
    case 'gate':
    case 'surprise':
      return bars(pen, row);
    case 'modes':
      return modes(pen, row);
    default:
      return letters(pen, row);
  }
}

/** @param {Pen} pen @param {Row} row */
function heat({ context, axis, palette, line }, row) {
  const steps = row.values.length / row.lines;
  small ??= document.createElement('canvas');
  small.width = steps;
  small.height = row.lines;
  const inner = /** @type {CanvasRenderingContext2D} */ (small.getContext('2d'));
  inner.putImageData(new ImageData(heatPixels(row, palette), steps, row.lines), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, axis.width, line * row.lines);
}

/** Cells with a little room between them; what is wrong has a frame and a cross. @param {Pen} pen @param {Row} row */
function bits({ context, style, axis, palette, line }, { values, lines, scale, signed, wrong }) {
  const gap = axis.column < 6 ? 0.5 : 1;
  const [wide, high] = [axis.column - gap, line - 1];
  for (let at = 0; at < values.length; at++) {
    const [x, y] = [Math.floor(at / lines) * axis.column, (at % lines) * line];
    if (Number.isNaN(values[at])) {
      continue;
    }
    const of = at % lines === signed ? 'diverging' : scale;
    context.fillStyle = cssOf(shade(palette, of, values[at]));
    context.fillRect(x, y, wide, high);
    if (wrong?.[at] === 1) {
      context.strokeStyle = style.getPropertyValue('--curve');
      context.lineWidth = 2;
      context.strokeRect(x + 1, y + 1, wide - 2, high - 2);
      context.beginPath();
      context.moveTo(x + 2, y + 2);
      context.lineTo(x + wide - 2, y + high - 2);
      context.stroke();
    }
  }
}

/** Shares as bars from the foot of each line. @param {Pen} pen @param {Row} row */
function bars({ context, style, axis, palette, line }, row) {
  const { values, lines, kind } = row;
  const high = kind === 'surprise' ? line : line - 2;
  context.fillStyle = style.getPropertyValue('--sunken');
  for (let one = 0; one < lines; one++) {
    context.fillRect(0, one * line, axis.width, high);
  }
  context.fillStyle = cssOf(shade(palette, row.scale, 1));
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (value > 0) {
      const [x, y] = [Math.floor(at / lines) * axis.column, (at % lines) * line];
      context.fillRect(x, y + high * (1 - value), axis.column - 1, high * value);
    }
  }
}

/** Three shares one above the other: onwards on top, by content, back at the foot. @param {Pen} pen @param {Row} row */
function modes({ context, style, axis, palette, line }, { values, lines }) {
  const high = line * lines;
  const colours = [
    cssOf(palette.low),
    style.getPropertyValue('--mode-content'),
    cssOf(palette.high),
  ];
  for (let t = 0; t < values.length / lines; t++) {
    let foot = high;
    colours.forEach((colour, mode) => {
      const share = values[t * lines + mode] * high;
      context.fillStyle = colour;
      context.fillRect(t * axis.column, foot - share, axis.column - 1, share);
      foot -= share;
    });
  }
}

/** A symbol in each cell, on a shade as strong as it is likely. @param {Pen} pen @param {Row} row */
function letters({ context, style, axis, palette, line }, { values, lines, scale, labels, kind }) {
  context.font = `${kind === 'symbols' ? 600 : 400} ${Math.min(14, axis.column - 3)}px ${style.fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let at = 0; at < values.length; at++) {
    const [t, one] = [Math.floor(at / lines), at % lines];
    const [x, y] = [t * axis.column, one * line];
    if (Number.isNaN(values[at])) {
      continue;
    }
    if (kind === 'choices') {
      context.fillStyle = cssOf(shade(palette, scale, values[at]));
      context.fillRect(x, y, axis.column - 1, line - 1);
    }
    context.fillStyle =
      kind === 'choices' && values[at] > 0.45
        ? style.getPropertyValue('--panel')
        : style.getPropertyValue('--ink');
    context.fillText(
      visible(labels?.[t]?.[one] ?? ''),
      x + axis.column / 2,
      y + line / 2,
      axis.column,
    );
  }
}
