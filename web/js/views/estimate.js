import { html, nothing } from '../dom.js';
import { byteSize, counted, duration } from '../units.js';

/**
 * What a run of the settings that are chosen would take; its place is kept while a run trains.
 * @param {import('../types.js').State} state
 * @param {import('../i18n/words.js').Words} words
 */
export function estimate({ estimate: found, run, draft }, words) {
  if (draft.layers === undefined) {
    return nothing;
  }
  if (run?.status === 'training') {
    return html`<p class="estimate" id="estimate">${words('estimate.training')}</p>`;
  }
  if (found === 'waiting') {
    return html`<p class="estimate" id="estimate">${words('estimate.waiting')}</p>`;
  }
  if (found === null) {
    return html`<p class="estimate" id="estimate"></p>`;
  }
  const facts = [
    words('network.parameters', { count: counted(found.parameters) }),
    words('estimate.speed', { speed: counted(roughly(found.charactersPerSecond)) }),
    words('estimate.epoch', { time: duration(found.secondsPerEpoch) }),
    words('estimate.memory', { memory: byteSize(found.memory) }),
  ];
  return html`<p class="estimate" id="estimate" data-measured title=${words('estimate.title')}>
    ${facts.map((fact) => html`<span>${fact}</span>`)}
  </p>`;
}

/**
 * A measurement in two figures.
 * @param {number} value
 */
function roughly(value) {
  return Number(value.toPrecision(2));
}
