import { cssOf } from '../../charts/palette.js';
import { fit } from '../../charts/fit.js';
import { arcOf, strongest } from '../links.js';
import { placesOf } from '../order.js';
import { heatPixels, largestOf } from '../shades.js';

/**
 * @typedef {import('../types.js').Memory} Memory
 * @typedef {import('../shades.js').Palette} Palette
 * @typedef {{context: CanvasRenderingContext2D, style: CSSStyleDeclaration, palette: Palette, high: number, slots: number,
 * order: readonly number[]}} Pen `order`: the slot that stands in each place
 */

/** Room for the arcs, the numbers of the slots, the bar of writing and each bar of reading. */
const ARCS = 76;
const NUMBERS = 22;
const BAR = 34;
const HEADS = 44;
const GAP = 6;

/** The least room for the contents, and between the bars of two heads. */
const LEAST_CONTENTS = 48;
const APART = 2;

/** Room for what stands above. */
const TOP = 16;

/** @type {HTMLCanvasElement | null} */
let small = null;

/**
 * The width of the bars of a head that reads, so that the contents keep their room: the more heads, the narrower.
 * @param {number} readHeads
 * @param {number} space for the contents and all heads
 */
export function headWidth(readHeads, space) {
  const most = readHeads > 2 ? HEADS / 2 : HEADS - 8;
  const each = Math.floor((space - LEAST_CONTENTS) / readHeads) - APART;
  return Math.max(1, Math.min(most, each));
}

/** The height of a slot in pixels. @param {number} slots */
export function slotHeight(slots) {
  return Math.max(4, Math.min(18, Math.floor(330 / slots)));
}

/** The height of the picture. @param {number} slots */
export function matrixHeight(slots) {
  return TOP + slots * slotHeight(slots) + 2;
}

/** The place of a slot at a height, or −1. @param {number} slots @param {number} y */
export function slotAt(slots, y) {
  const place = Math.floor((y - TOP) / slotHeight(slots));
  return place >= 0 && place < slots ? place : -1;
}

/**
 * The scale of the contents of a memory, the same at all steps; made once.
 * @type {WeakMap<Memory, number>}
 */
const scales = new WeakMap();

/** The magnitude that has the strongest colour. @param {Memory} memory */
export function magnitudeOf(memory) {
  const known = scales.get(memory) ?? largestOf(memory.contents ?? []);
  scales.set(memory, known);
  return known;
}

/**
 * Draws the memory after a step: its slots one under the other with what they hold, how much is written to and read from each, and the
 * links between them.
 * @param {HTMLCanvasElement} canvas
 * @param {Memory} memory
 * @param {readonly number[]} order of its slots, from the top
 * @param {number} t
 * @param {Palette} palette
 * @param {{links: string, write: string, read: string, contents: string}} names
 */
export function drawMatrix(canvas, memory, order, t, palette, names) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const { slots, readHeads } = memory;
  canvas.style.height = `${matrixHeight(slots)}px`;
  const style = getComputedStyle(canvas);
  const { width, height } = fit(canvas, context);
  context.clearRect(0, 0, width, height);
  const pen = { context, style, palette, high: slotHeight(slots), slots, order };
  const left = { numbers: ARCS, write: ARCS + NUMBERS, contents: ARCS + NUMBERS + BAR + GAP };
  const heads = headWidth(readHeads, width - left.contents - GAP);
  const wide = Math.max(LEAST_CONTENTS, width - left.contents - GAP - readHeads * (heads + APART));
  const reading = left.contents + wide + GAP;
  heading(pen, [
    [names.links, ARCS / 2],
    [names.write, left.write + BAR / 2],
    [names.contents, left.contents + wide / 2],
    [names.read, reading + (readHeads * (heads + APART)) / 2],
  ]);
  context.save();
  context.translate(0, TOP);
  numbers(pen, left.numbers + NUMBERS - 5);
  bars(pen, memory.writeWeighting[t], {
    from: left.write + BAR,
    to: left.write,
    colour: palette.high,
  });
  contents(pen, memory, t, { left: left.contents, wide });
  memory.readWeightings[t].forEach((weighting, head) => {
    const from = reading + head * (heads + APART);
    bars(pen, weighting, { from, to: from + heads, colour: palette.low });
  });
  if (memory.links !== null) {
    arcs(pen, memory.links[t]);
  }
  context.restore();
}

/** @param {Pen} pen @param {[string, number][]} names */
function heading({ context, style }, names) {
  context.font = `11px ${style.fontFamily}`;
  context.fillStyle = style.getPropertyValue('--ink-soft');
  context.textAlign = 'center';
  context.textBaseline = 'top';
  names.forEach(([name, x]) => context.fillText(name, x, 0));
}

/** @param {Pen} pen @param {number} right */
function numbers({ context, style, high, slots, order }, right) {
  context.font = `11px ${style.fontFamily}`;
  context.fillStyle = style.getPropertyValue('--ink-soft');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const every = [1, 2, 4, 8, 16].find((each) => each * high >= 12) ?? 32;
  for (let place = 0; place < slots; place += every) {
    context.fillText(String(order[place] + 1), right, (place + 0.5) * high);
  }
}

/**
 * A weighting over the slots, as bars.
 * @param {Pen} pen
 * @param {readonly number[]} weighting
 * @param {{from: number, to: number, colour: import('../shades.js').Colour}} place
 */
function bars({ context, style, high, slots, order }, weighting, { from, to, colour }) {
  context.fillStyle = style.getPropertyValue('--sunken');
  context.fillRect(Math.min(from, to), 0, Math.abs(to - from), slots * high - 1);
  context.fillStyle = cssOf(colour);
  order.forEach((slot, place) => {
    const long = weighting[slot] * Math.abs(to - from);
    context.fillRect(to < from ? from - long : from, place * high, long, high - 1);
  });
}

/**
 * What the slots hold.
 * @param {Pen} pen
 * @param {Memory} memory
 * @param {number} t
 * @param {{left: number, wide: number}} place
 */
function contents({ context, style, palette, high, slots, order }, memory, t, { left, wide }) {
  context.fillStyle = style.getPropertyValue('--sunken');
  context.fillRect(left, 0, wide, slots * high - 1);
  if (memory.contents === null) {
    return;
  }
  const most = magnitudeOf(memory);
  const values = Float32Array.from(memory.contents[t], (value) => value / most);
  small ??= document.createElement('canvas');
  small.width = memory.width;
  small.height = slots;
  const inner = /** @type {CanvasRenderingContext2D} */ (small.getContext('2d'));
  const across = new Float32Array(values.length);
  for (let place = 0; place < slots; place++) {
    for (let i = 0; i < memory.width; i++) {
      across[i * slots + place] = values[order[place] * memory.width + i];
    }
  }
  const pixels = heatPixels({ values: across, lines: slots, scale: 'diverging' }, palette);
  inner.putImageData(new ImageData(pixels, memory.width, slots), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, left, 0, wide, slots * high);
  context.fillStyle = style.getPropertyValue('--panel');
  if (high >= 6) {
    for (let slot = 1; slot < slots; slot++) {
      context.fillRect(left, slot * high - 1, wide, 1);
    }
  }
}

/** @param {Pen} pen @param {readonly number[]} links */
function arcs({ context, palette, high, slots, order }, links) {
  const places = placesOf(order);
  context.strokeStyle = cssOf(palette.ink);
  context.fillStyle = cssOf(palette.ink);
  for (const link of strongest(links, slots).reverse()) {
    const placed = { ...link, from: places[link.from], to: places[link.to] };
    const { x, y1, y2, reach } = arcOf(placed, { edge: ARCS, room: ARCS - 6, high, slots });
    context.globalAlpha = Math.min(1, 0.15 + 0.85 * link.strength);
    context.lineWidth = 0.75 + 1.25 * link.strength;
    context.beginPath();
    context.moveTo(x, y1);
    context.bezierCurveTo(reach, y1, reach, y2, x - 5, y2);
    context.stroke();
    context.beginPath();
    context.moveTo(x, y2);
    context.lineTo(x - 7, y2 - 3.5);
    context.lineTo(x - 7, y2 + 3.5);
    context.fill();
  }
  context.globalAlpha = 1;
}
