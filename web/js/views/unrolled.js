import { svg, html } from '../dom.js';
import { across, ARROWS, label, RADIUS, up } from './unrolled-parts.js';

/** Steps of time that are drawn. */
export const SHOWN_STEPS = 5;

/** Layers that are drawn one by one; of more, the first and the last. */
const SHOWN_LAYERS = 3;

const WIDTH = 348;
const APART = 62;
const LEFT = 64;
const TOP = 22;
const ROW = 60;
const BOTTOM = 24;

/** What a cell is called in its box; three dots are its units. @type {Record<string, string>} */
const NAMES = { rnn: '', lstm: 'LSTM', gru: 'GRU', dnc: 'DNC', 'dnc-numpy': 'DNC' };

/** What a cell carries beside h: the cell state, or the memory. @type {Record<string, string>} */
const BESIDE = { lstm: 'c', dnc: 'M', 'dnc-numpy': 'M' };

/**
 * @typedef {{y: number, layer: number, skips: boolean}} Row a layer that is drawn; `skips`: there are more between it and the one
 * above
 */

/**
 * The rows of layers, from the top one down.
 * @param {number} layers
 * @returns {Row[]}
 */
export function rowsOf(layers) {
  const shown =
    layers <= SHOWN_LAYERS ? Array.from({ length: layers }, (_, i) => layers - i) : [layers, 1];
  return shown.map((layer, i) => ({
    layer,
    y: TOP + ROW * (i + 1),
    skips: i > 0 && shown[i - 1] !== layer + 1,
  }));
}

/**
 * The network unrolled over time: x goes in, h is carried in each layer, y comes out.
 * @param {string[]} symbols the characters read, and the one after them
 * @param {{cell: string, layers?: number}} spec
 * @param {string} description for those who cannot see the picture
 */
export function unrolled(symbols, { cell, layers = 1 }, description) {
  const rows = rowsOf(layers);
  const input = TOP + ROW * (rows.length + 1);
  const middle = (/** @type {number} */ a, /** @type {number} */ b) => (a + b) / 2 + 4;
  return html`<svg
    class="unrolled"
    viewBox=${`0 0 ${WIDTH} ${input + BOTTOM}`}
    role="img"
    aria-label=${description}
    data-layers=${layers}
  >
    ${ARROWS}
    ${Array.from({ length: SHOWN_STEPS }, (_, t) =>
      step(t, symbols[t] ?? '', symbols[t + 1] ?? '', rows, input, cell),
    )}
    ${label('matrix', LEFT + 7, middle(TOP, rows[0].y) - 3, 'W', 'hy')}
    ${label('matrix', LEFT + 7, middle(rows[rows.length - 1].y, input), 'W', 'xh')}
    ${rows.map((row) => carried(row, cell))}
    ${label('row', 2, TOP + 5, 'y', 't')}${label('row', 2, input + 5, 'x', 't')}
    ${rows.map(({ y, layer }) => label('row', 2, y + 5, 'h', 't', layers > 1 ? String(layer) : ''))}
  </svg>`;
}

/**
 * What a layer carries from step to step: h, and what some cells have beside it.
 * @param {Row} row
 * @param {string} cell
 */
function carried({ y }, cell) {
  const between = LEFT + APART / 2;
  const beside = BESIDE[cell];
  const starts = [LEFT - RADIUS - 14, ...steps().map((x) => x + RADIUS)];
  const ends = [...steps().map((x) => x - RADIUS), LEFT + (SHOWN_STEPS - 1) * APART + RADIUS + 20];
  return [
    ...starts.map((from, i) => across(from, ends[i], beside ? y + 7 : y, 'carried')),
    beside ? starts.map((from, i) => across(from, ends[i], y - 7, 'carried memory')) : '',
    beside
      ? [
          label('matrix between', between, y - 13, beside, ''),
          label('matrix between', between, y + 22, 'h', ''),
        ]
      : label('matrix between', between, y - 11, 'W', 'hh'),
  ];
}

function steps() {
  return Array.from({ length: SHOWN_STEPS }, (_, t) => LEFT + t * APART);
}

/**
 * @param {number} t
 * @param {string} input
 * @param {string} target
 * @param {Row[]} rows
 * @param {number} bottom where the input stands
 * @param {string} cell
 */
function step(t, input, target, rows, bottom, cell) {
  const x = LEFT + t * APART;
  const heights = [TOP, ...rows.map(({ y }) => y), bottom];
  return svg`
    ${heights.slice(1).map((y, i) => up(x, y, heights[i], rows[i]?.skips ?? false))}
    <circle class="output" cx=${x} cy=${TOP} r=${RADIUS}></circle>
    ${rows.map(({ y }) => box(x, y, NAMES[cell] ?? ''))}
    <circle class="input" cx=${x} cy=${bottom} r=${RADIUS}></circle>
    ${symbol(x, bottom + 6, visible(input))} ${symbol(x, TOP + 6, visible(target))}
  `;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} name
 */
function box(x, y, name) {
  return svg`
    <rect class="hidden" x=${x - RADIUS} y=${y - RADIUS} width=${2 * RADIUS} height=${2 * RADIUS} rx="8"></rect>
    ${
      name === ''
        ? [-8, 0, 8].map(
            (unit) => svg`<circle class="unit" cx=${x + unit} cy=${y} r="2.6"></circle>`,
          )
        : svg`<text class="cell-name" x=${x} y=${y + 4}>${name}</text>`
    }`;
}

/**
 * A symbol that can be seen.
 * @param {string} symbol
 */
function visible(symbol) {
  if (symbol === '\n') {
    return '↵';
  }
  return symbol === ' ' || symbol === '\u3000' || symbol === '\t' ? '␣' : shortened(symbol);
}

/** Characters of a longer symbol that there is room for, and from how many on it is squeezed into its circle. */
const ROOM = 5;
const SQUEEZED = 4;

/** @param {string} symbol */
function shortened(symbol) {
  const characters = [...symbol];
  return characters.length <= ROOM ? symbol : `${characters.slice(0, ROOM - 1).join('')}…`;
}

/**
 * A symbol in a circle.
 * @param {number} x
 * @param {number} y
 * @param {string} text
 */
function symbol(x, y, text) {
  return [...text].length < SQUEEZED
    ? svg`<text class="symbol" x=${x} y=${y}>${text}</text>`
    : svg`<text class="symbol long" x=${x} y=${y - 1} textLength=${2 * RADIUS - 4}
        lengthAdjust="spacingAndGlyphs">${text}</text>`;
}
