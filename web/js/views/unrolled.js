import { svg, html } from '../dom.js';

/** Steps that are drawn. */
const STEPS = 5;
const WIDTH = 340;
const HEIGHT = 132;
const APART = 60;
const LEFT = 58;
const ROWS = { output: 24, hidden: 66, input: 108 };

/**
 * The network unrolled over the first characters of a line: x goes in, h is carried, y comes out.
 * @param {string} text the beginning of the text being read
 * @param {string} description for those who cannot see the picture
 */
export function unrolled(text, description) {
  const line = text.split('\n').find((one) => new Set(one.trim()).size >= STEPS) ?? '';
  const symbols = [...line.trim()];
  return html`<svg
    class="unrolled"
    viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}
    role="img"
    aria-label=${description}
  >
    ${Array.from({ length: STEPS }, (_, t) => step(t, symbols[t] ?? '', symbols[t + 1] ?? ''))}
    ${matrix(LEFT - 42, (ROWS.hidden + ROWS.input) / 2 + 5, 'xh')}
    ${matrix(LEFT + APART / 2 - 11, ROWS.hidden + 14, 'hh')}
    ${matrix(LEFT - 42, (ROWS.hidden + ROWS.output) / 2 + 5, 'hy')}
    ${[
      ['y', ROWS.output],
      ['h', ROWS.hidden],
      ['x', ROWS.input],
    ].map(([name, y]) => svg`<text class="row" x="2" y=${Number(y) + 5}>${name}</text>`)}
  </svg>`;
}

/**
 * @param {number} t
 * @param {string} input
 * @param {string} target
 */
function step(t, input, target) {
  const x = LEFT + t * APART;
  return svg`
    <line class="flow" x1=${x} y1=${ROWS.input - 14} x2=${x} y2=${ROWS.hidden + 15}></line>
    <line class="flow" x1=${x} y1=${ROWS.hidden - 14} x2=${x} y2=${ROWS.output + 15}></line>
    <line class="flow carried" x1=${x + 14} y1=${ROWS.hidden} x2=${x + APART - 15} y2=${ROWS.hidden}></line>
    <circle class="output" cx=${x} cy=${ROWS.output} r="14"></circle>
    <rect class="hidden" x=${x - 14} y=${ROWS.hidden - 14} width="28" height="28" rx="7"></rect>
    <circle class="input" cx=${x} cy=${ROWS.input} r="14"></circle>
    ${[0, 1, 2].map((unit) => svg`<circle class="unit" cx=${x - 7 + 7 * unit} cy=${ROWS.hidden} r="2.4"></circle>`)}
    <text class="symbol" x=${x} y=${ROWS.input + 5}>${visible(input)}</text>
    <text class="symbol" x=${x} y=${ROWS.output + 5}>${visible(target)}</text>
  `;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} name
 */
function matrix(x, y, name) {
  return svg`<text class="matrix" x=${x} y=${y}>W<tspan class="index" dy="3">${name}</tspan></text>`;
}

/**
 * A symbol that can be seen.
 * @param {string} symbol
 */
function visible(symbol) {
  return symbol === ' ' || symbol === '\u3000' ? '␣' : symbol;
}
