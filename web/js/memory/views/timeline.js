import { html, nothing } from '../../dom.js';
import { equationOf } from '../equations.js';
import { rowInWords, rowName } from '../wording.js';

/**
 * @typedef {import('../types.js').Passage} Passage
 * @typedef {import('../rows.js').Row} Row
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** What the keys do along the time axis. @type {Record<string, 'back' | 'on' | 'first' | 'last'>} */
const KEYS = { ArrowLeft: 'back', ArrowRight: 'on', Home: 'first', End: 'last' };

/**
 * All rows under one time axis.
 * @param {Passage} passage
 * @param {Row[]} rows
 * @param {number} t
 * @param {readonly string[]} opened
 * @param {Words} words
 * @param {Actions} actions
 * @param {import('./stage.js').Stage} stage
 */
export function timeline(passage, rows, t, opened, words, actions, stage) {
  /** @param {KeyboardEvent} event */
  function key(event) {
    const to = KEYS[event.key];
    if (to !== undefined && event.target === event.currentTarget) {
      event.preventDefault();
      actions.seek(to);
    }
  }
  return html`<div
    id="sheet"
    class="sheet"
    role="region"
    tabindex="0"
    aria-label=${words('memory.timeline', { steps: passage.steps })}
    @keydown=${key}
    @pointermove=${stage.pointed}
    @pointerdown=${stage.pressed}
    @pointerleave=${stage.left}
  >
    <div class="rows">
      <div class="theatre-row axis">
        <span class="row-name">${words('memory.row.time')}</span>
        <canvas id="time-axis" aria-hidden="true"></canvas>
      </div>
      ${rows.map((row, i) => [
        row.group === rows[i - 1]?.group
          ? nothing
          : html`<h3 class="group-name">${words(`memory.group.${row.group}`)}</h3>`,
        rowOf(row, passage, t, opened.includes(row.id), words, actions),
      ])}
      <div class="cursor" aria-hidden="true"></div>
    </div>
    <div class="tip" hidden aria-hidden="true"></div>
  </div>`;
}

/**
 * @param {Row} row
 * @param {Passage} passage
 * @param {number} t
 * @param {boolean} open
 * @param {Words} words
 * @param {Actions} actions
 */
function rowOf(row, passage, t, open, words, actions) {
  const name = rowName(row, words);
  const more = `more-${row.id}`;
  return html`<div class="theatre-row" data-row=${row.name}>
      <button
        class="row-name"
        aria-expanded=${open}
        aria-controls=${more}
        title=${words('memory.explain')}
        @click=${() => actions.explain(row.id)}
      >
        <span>${name}</span><i aria-hidden="true"></i>
      </button>
      <canvas
        data-canvas=${row.id}
        role="img"
        aria-label=${rowInWords(row, t, passage, words)}
      ></canvas>
    </div>
    <div id=${more} class="row-more" ?hidden=${!open}>
      ${open ? explained(row, passage, words) : nothing}
    </div>`;
}

/**
 * What a row is, in a sentence and as an equation.
 * @param {Row} row
 * @param {Passage} passage
 * @param {Words} words
 */
function explained({ name, kind }, { memory }, words) {
  const equation = memory === null ? null : equationOf(name);
  return html`<p>${words(`memory.row.${name}.sentence`)}</p>
    ${
      kind === 'modes'
        ? html`<ul class="mode-legend">
            <li class="forward">${words('memory.mode.forward')}</li>
            <li class="content">${words('memory.mode.content')}</li>
            <li class="backward">${words('memory.mode.backward')}</li>
          </ul>`
        : nothing
    }
    ${equation === null ? nothing : html`<math display="block">${equation}</math>`}`;
}
