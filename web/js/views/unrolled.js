import { svg, html } from '../dom.js';

/** Steps of time that are drawn. */
export const SHOWN_STEPS = 5;

const WIDTH = 348;
const HEIGHT = 178;
const APART = 62;
const LEFT = 64;
const ROWS = { output: 26, hidden: 88, input: 150 };
const RADIUS = 17;
/** Between a line and what it leads to. */
const GAP = 5;

/**
 * The network unrolled over time: x goes in, h is carried, y comes out.
 * @param {string[]} symbols the characters read, and the one after them
 * @param {string} description for those who cannot see the picture
 */
export function unrolled(symbols, description) {
  return html`<svg
    class="unrolled"
    viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}
    role="img"
    aria-label=${description}
  >
    <defs>
      <marker
        id="arrow"
        viewBox="0 0 8 8"
        refX="6"
        refY="4"
        markerWidth="5"
        markerHeight="5"
        orient="auto"
      >
        <path class="head" d="M0 0 8 4 0 8z"></path>
      </marker>
      <marker
        id="arrow-carried"
        viewBox="0 0 8 8"
        refX="6"
        refY="4"
        markerWidth="4"
        markerHeight="4"
        orient="auto"
      >
        <path class="head carried" d="M0 0 8 4 0 8z"></path>
      </marker>
    </defs>
    ${matrix((ROWS.hidden + ROWS.input) / 2, 'xh')}${matrix((ROWS.hidden + ROWS.output) / 2, 'hy')}
    ${across(LEFT - RADIUS - 22, LEFT - RADIUS - GAP)}
    ${Array.from({ length: SHOWN_STEPS }, (_, t) => step(t, symbols[t] ?? '', symbols[t + 1] ?? ''))}
    <text class="matrix" x=${LEFT + APART / 2} y=${ROWS.hidden - 9}>${weights('hh')}</text>
    ${row('y', ROWS.output)}${row('h', ROWS.hidden)}${row('x', ROWS.input)}
  </svg>`;
}

/**
 * @param {number} t
 * @param {string} input
 * @param {string} target
 */
function step(t, input, target) {
  const x = LEFT + t * APART;
  const last = t === SHOWN_STEPS - 1;
  return svg`
    ${up(x, ROWS.input, ROWS.hidden)}${up(x, ROWS.hidden, ROWS.output)}
    ${across(x + RADIUS, last ? x + RADIUS + 24 : x + APART - RADIUS - GAP)}
    <circle class="output" cx=${x} cy=${ROWS.output} r=${RADIUS}></circle>
    <rect class="hidden" x=${x - RADIUS} y=${ROWS.hidden - RADIUS} width=${2 * RADIUS} height=${2 * RADIUS} rx="8"></rect>
    ${[-8, 0, 8].map((unit) => svg`<circle class="unit" cx=${x + unit} cy=${ROWS.hidden} r="2.6"></circle>`)}
    <circle class="input" cx=${x} cy=${ROWS.input} r=${RADIUS}></circle>
    <text class="symbol" x=${x} y=${ROWS.input + 6}>${visible(input)}</text>
    <text class="symbol" x=${x} y=${ROWS.output + 6}>${visible(target)}</text>
  `;
}

/**
 * @param {number} x
 * @param {number} from
 * @param {number} to
 */
function up(x, from, to) {
  return svg`<line class="flow" x1=${x} y1=${from - RADIUS} x2=${x} y2=${to + RADIUS + GAP} marker-end="url(#arrow)"></line>`;
}

/**
 * @param {number} from
 * @param {number} to
 */
function across(from, to) {
  return svg`<line class="flow carried" x1=${from} y1=${ROWS.hidden} x2=${to} y2=${ROWS.hidden} marker-end="url(#arrow-carried)"></line>`;
}

/**
 * @param {string} name
 * @param {number} y
 */
function row(name, y) {
  return svg`<text class="row" x="14" y=${y + 5}>${name}<tspan class="index" dy="4">t</tspan></text>`;
}

/**
 * @param {number} y
 * @param {string} name
 */
function matrix(y, name) {
  return svg`<text class="matrix" x=${LEFT + 7} y=${y + 5}>${weights(name)}</text>`;
}

/** @param {string} name */
function weights(name) {
  return svg`W<tspan class="index" dy="4">${name}</tspan>`;
}

/**
 * A symbol that can be seen.
 * @param {string} symbol
 */
function visible(symbol) {
  if (symbol === '\n') {
    return '↵';
  }
  return symbol === ' ' || symbol === '\u3000' || symbol === '\t' ? '␣' : symbol;
}
