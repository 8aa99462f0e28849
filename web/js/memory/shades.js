import { colourOf, diverging, mixed } from '../charts/palette.js';

/**
 * Colours of values, from the style sheet. Orange is what is written, blue what is read.
 *
 * @typedef {import('../charts/palette.js').Colour} Colour
 * @typedef {import('./rows.js').Row['scale']} Scale
 * @typedef {{low: Colour, middle: Colour, high: Colour, ink: Colour, used: Colour}} Palette
 */

/** @param {CSSStyleDeclaration} style @returns {Palette} */
export function paletteOf(style) {
  const colour = (/** @type {string} */ name) => colourOf(style.getPropertyValue(name));
  return {
    low: colour('--low'),
    middle: colour('--middle'),
    high: colour('--high'),
    ink: colour('--ink'),
    used: colour('--exact'),
  };
}

/**
 * The colour of a value: from 0 to 1, on the diverging scale from −1 to 1. Small shares are raised, so that they are seen.
 * @param {Palette} palette
 * @param {Scale} scale
 * @param {number} value
 * @returns {Colour}
 */
export function shade(palette, scale, value) {
  if (scale === 'diverging') {
    return diverging(palette, value);
  }
  const full = {
    writing: palette.high,
    reading: palette.low,
    usage: palette.used,
    ink: palette.ink,
  };
  const share = Math.max(0, Math.min(1, value));
  return mixed(palette.middle, full[scale], scale === 'ink' ? share : Math.pow(share, 0.7));
}

/**
 * The pixels of a heat map, one for each step and line.
 * @param {{values: ArrayLike<number>, lines: number, scale: Scale}} row
 * @param {Palette} palette
 * @returns {Uint8ClampedArray<ArrayBuffer>} red, green, blue, opacity; row by row, as an image has it
 */
export function heatPixels({ values, lines, scale }, palette) {
  const steps = values.length / lines;
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let t = 0; t < steps; t++) {
    for (let line = 0; line < lines; line++) {
      const value = values[t * lines + line];
      const at = 4 * (line * steps + t);
      if (!Number.isNaN(value)) {
        pixels.set(shade(palette, scale, value), at);
        pixels[at + 3] = 255;
      }
    }
  }
  return pixels;
}

/** The largest magnitude, at least a little. @param {readonly (readonly number[])[]} contents */
export function largestOf(contents) {
  let most = 1e-6;
  for (const one of contents) {
    for (const value of one) {
      most = Math.max(most, Math.abs(value));
    }
  }
  return most;
}
