import { html } from '../../dom.js';
import { figures } from '../../units.js';
import { magnitudeOf } from '../charts/matrix.js';
import { equationOf } from '../equations.js';
import { chainOf, strongest } from '../links.js';

/**
 * @typedef {import('../types.js').Passage} Passage
 * @typedef {import('../types.js').Memory} Memory
 * @typedef {import('../../i18n/words.js').Words} Words
 */

/** A chain of fewer slots says nothing. */
const LEAST_CHAIN = 3;

/** More slots of a chain are not named. */
const MOST_NAMED = 12;

/**
 * The memory after a step; of a network without one, what it has instead.
 * @param {Passage} passage
 * @param {number} t
 * @param {Words} words
 * @param {import('./stage.js').Stage} stage
 */
export function side({ memory }, t, words, stage) {
  if (memory === null) {
    return html`<section class="side" aria-labelledby="side-title">
      <h3 id="side-title">${words('memory.none.title')}</h3>
      <p>${words('memory.none.text')}</p>
    </section>`;
  }
  return html`<section class="side" aria-labelledby="side-title">
    <h3 id="side-title">${words('memory.side.title', { step: t + 1 })}</h3>
    <canvas
      id="matrix"
      role="img"
      aria-label=${description(memory, t, words)}
      @pointermove=${stage.overMatrix}
      @pointerdown=${stage.overMatrix}
      @pointerleave=${stage.offMatrix}
    ></canvas>
    <p id="slot" class="hint" data-hint=${words('memory.side.point')}>
      ${words('memory.side.point')}
    </p>
    ${
      memory.contents === null
        ? html`<p class="hint">${words('memory.side.noContents')}</p>`
        : html`<p class="ramp-legend hint">
            <span>−${figures(magnitudeOf(memory))}</span><i class="ramp" aria-hidden="true"></i
            ><span>${figures(magnitudeOf(memory))}</span> ${words('memory.side.scale')}
          </p>`
    }
    <p class="order">${order(memory, t, words)}</p>
    <details class="more">
      <summary>${words('memory.side.how')}</summary>
      <p>${words('memory.row.memory.sentence')}</p>
      <math display="block">${equationOf('memory')}</math>
      <p>${words('memory.row.links.sentence')}</p>
      <math display="block">${equationOf('links')}</math>
      <math display="block" class="on">${equationOf('linksNew')}</math>
    </details>
  </section>`;
}

/**
 * In which order slots were written, as far as the links know.
 * @param {Memory} memory
 * @param {number} t
 * @param {Words} words
 */
function order({ links, slots }, t, words) {
  if (links === null) {
    return words('memory.side.noLinks');
  }
  const chain = chainOf(strongest(links[t], slots));
  if (chain.length < LEAST_CHAIN) {
    return words('memory.side.noOrder');
  }
  const named = chain.slice(0, MOST_NAMED).map((slot) => slot + 1);
  const more = chain.length > MOST_NAMED ? ' → …' : '';
  return html`${words('memory.side.order')} <b>${named.join(' → ')}${more}</b>`;
}

/**
 * @param {Memory} memory
 * @param {number} t
 * @param {Words} words
 */
function description({ slots, width, writeWeighting, readWeightings }, t, words) {
  /** @param {readonly number[]} weighting */
  const most = (weighting) => weighting.indexOf(Math.max(...weighting)) + 1;
  return words('memory.side.picture', {
    slots,
    width,
    step: t + 1,
    written: most(writeWeighting[t]),
    read: readWeightings[t].map(most).join(', '),
  });
}
