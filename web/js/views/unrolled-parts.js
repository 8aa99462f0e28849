import { svg } from '../dom.js';

/** Half the width of a box, and of a circle. */
export const RADIUS = 17;

/** Between a line and what it leads to. */
const GAP = 5;

/** The heads of lines. */
export const ARROWS = svg`<defs>
  <marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="5" markerHeight="5" orient="auto">
    <path class="head" d="M0 0 8 4 0 8z"></path>
  </marker>
  <marker id="arrow-carried" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="4" markerHeight="4" orient="auto">
    <path class="head carried" d="M0 0 8 4 0 8z"></path>
  </marker>
</defs>`;

/**
 * A line up, from one row to the next.
 * @param {number} x
 * @param {number} from
 * @param {number} to
 * @param {boolean} skips whether it stands for more than one
 */
export function up(x, from, to, skips) {
  return svg`<line class=${skips ? 'flow skips' : 'flow'} x1=${x} y1=${from - RADIUS} x2=${x} y2=${to + RADIUS + GAP} marker-end="url(#arrow)"></line>`;
}

/**
 * A line to the next step.
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @param {string} kind
 */
export function across(from, to, y, kind) {
  return svg`<line class=${`flow ${kind}`} x1=${from} y1=${y} x2=${to - GAP} y2=${y} marker-end="url(#arrow-carried)"></line>`;
}

/**
 * A letter with an index, and one above it.
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 * @param {string} letter
 * @param {string} index
 * @param {string} [above]
 */
export function label(kind, x, y, letter, index, above = '') {
  return svg`<text class=${kind} x=${x} y=${y}>${letter}<tspan class="index" dy="4">${index}</tspan><tspan class="index" dy="-11">${above}</tspan></text>`;
}
