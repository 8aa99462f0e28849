/**
 * Where things stand in the theatre: all rows share one time axis, whose columns are the steps.
 *
 * @typedef {import('./rows.js').Row} Row
 * @typedef {{column: number, width: number}} Axis pixels of a step, and of all of them
 */

/** The narrowest and widest step, in pixels; of a text a character has to be read. */
const NARROWEST = { items: 9, text: 17 };
const WIDEST = 60;

/**
 * The time axis in a space: as wide as it, where steps stay wide enough; else wider.
 * @param {{steps: number, kind: 'items' | 'text'}} passage
 * @param {number} space in pixels
 * @returns {Axis}
 */
export function axisOf({ steps, kind }, space) {
  const column = Math.min(WIDEST, Math.max(NARROWEST[kind], Math.floor(space / steps)));
  return { column, width: column * steps };
}

/**
 * The step at a place on the axis.
 * @param {Axis} axis
 * @param {number} x from its left
 */
export function stepAt({ column, width }, x) {
  const steps = Math.round(width / column);
  return Math.max(0, Math.min(steps - 1, Math.floor(x / column)));
}

/** Pixels that all lines of a heat map take together, if each can be told apart. */
const HEAT = 128;

/** The height of a row in pixels. @param {Pick<Row, 'kind' | 'lines'>} row */
export function heightOf(row) {
  return Math.round(lineHeight(row) * row.lines);
}

/** The height of a line of a row in pixels. @param {Pick<Row, 'kind' | 'lines'>} row */
export function lineHeight({ kind, lines }) {
  switch (kind) {
    case 'heat':
    case 'state':
      return Math.max(2, Math.min(10, Math.round(HEAT / lines)));
    case 'bits':
    case 'answer':
      return lines > 9 ? 8 : 10;
    case 'gate':
      return lines === 1 ? 26 : 16;
    case 'modes':
      return 12;
    case 'surprise':
      return 30;
    default:
      return 20;
  }
}

/** The line of a row at a height. @param {Pick<Row, 'kind' | 'lines'>} row @param {number} y from its top */
export function lineAt(row, y) {
  return Math.max(0, Math.min(row.lines - 1, Math.floor(y / lineHeight(row))));
}

/** Steps that are numbered on the axis: the first, and then each so many that numbers do not touch. @param {Axis} axis */
export function numbered({ column, width }) {
  const steps = Math.round(width / column);
  const every = [1, 2, 5, 10, 20, 50].find((each) => each * column >= 22) ?? 100;
  return Array.from({ length: steps }, (_, t) => t).filter((t) => t === 0 || (t + 1) % every === 0);
}
