import { html, nothing, svg } from '../dom.js';
import { LEVELS, measuresOf, topOf } from '../measures.js';
import { counted } from '../units.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../measures.js').Measure} Measure
 */

/** Units of a drawing, which is stretched to its place. */
const WIDTH = 200;
const HEIGHT = 60;

/** Samples of which each has a dot. */
const DOTTED = 200;

/**
 * Small charts of what is counted in the samples, each with what the text itself has.
 * @param {State} state
 * @param {Words} words
 */
export function measures(state, words) {
  const all = measuresOf(state);
  return all.length === 0
    ? nothing
    : html`<div class="measures" id="measures">
        ${all.map((measure) => figure(measure, state, words))}
      </div>`;
}

/**
 * @param {Measure} measure
 * @param {State} state
 * @param {Words} words
 */
function figure(measure, { logSteps }, words) {
  const { name, points, text } = measure;
  const newest = points[points.length - 1];
  const title = words(/** @type {any} */ (`measures.${name}`));
  const value = newest === undefined ? '–' : told(name, newest.mean, words);
  const own = text === null ? '–' : told(name, text, words);
  return html`<figure
    class="measure"
    data-measure=${name}
    data-value=${newest?.mean ?? ''}
    data-text=${text ?? ''}
  >
    <figcaption>
      <span class="name">${title}</span>
      <b class="figures">${value}</b>
    </figcaption>
    ${drawing(measure, logSteps, words('measures.chart', { name: title, value, text: own, step: counted(newest?.step ?? 0) }))}
    <p class="hint">
      ${words(/** @type {any} */ (`measures.${name}.hint`))}
      ${text === null ? nothing : html`<span class="reference figures">${words('measures.text', { value: own })}</span>`}
    </p>
  </figure>`;
}

/**
 * @param {string} name
 * @param {number} value
 * @param {Words} words
 */
function told(name, value, words) {
  return name === LEVELS
    ? words('measures.levels', { value: value.toFixed(1) })
    : `${Math.round(100 * value)} %`;
}

/**
 * Each sample as a dot, the mean of a few as a line, that of the text as a dotted line across.
 * @param {Measure} measure
 * @param {boolean} log
 * @param {string} label
 */
function drawing(measure, log, label) {
  const { points, text } = measure;
  const top = topOf(measure);
  const last = Math.max(1, points[points.length - 1]?.step ?? 1);
  const at = (/** @type {number} */ step) =>
    WIDTH * (log ? Math.log1p(step) / Math.log1p(last) : step / last);
  const up = (/** @type {number} */ value) => HEIGHT * (1 - value / top);
  const line = points.map(({ step, mean }) => `${at(step).toFixed(1)},${up(mean).toFixed(1)}`);
  return html`<svg
    viewBox=${`0 -3 ${WIDTH} ${HEIGHT + 6}`}
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    <path class="ground" d=${`M 0 ${HEIGHT} H ${WIDTH}`} />
    ${text === null ? nothing : svg`<path class="text" d=${`M 0 ${up(text)} H ${WIDTH}`} />`}
    <path
      class="dots"
      d=${points
        .slice(-DOTTED)
        .map(({ step, value }) => `M ${at(step).toFixed(1)} ${up(value).toFixed(1)} h 0`)
        .join(' ')}
    />
    <polyline points=${line.join(' ')} />
  </svg>`;
}
