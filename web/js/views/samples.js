import { html, live, nothing, repeat } from '../dom.js';
import { DEFAULTS } from '../defaults.js';
import { counted, figures, inUnit } from '../units.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Sample} Sample
 * @typedef {import('../types.js').Sampling} Sampling
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * What the network writes by itself, newest first, and how it is drawn. Who has scrolled back is left where they read.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountSamples(root, store, actions) {
  let height = 0;

  function keepPlace() {
    const list = root.querySelector('#samples');
    if (list === null) {
      return;
    }
    if (list.scrollTop > 0) {
      list.scrollTop += list.scrollHeight - height;
    }
    height = list.scrollHeight;
  }

  return mounted(root, store, (state, words) => panel(state, words, actions), keepPlace);
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function panel(state, words, actions) {
  const sampling = state.run?.spec.sampling ?? DEFAULTS.sampling;
  return html`
    <h2>
      ${words('samples.title')}
      <button id="sample-now" class="aside" @click=${actions.sampleNow}>
        ${words('samples.now')}
      </button>
    </h2>
    <div class="sampling">
      ${temperature(sampling, state, words, actions)}${length(sampling, state, words, actions)}
      ${prime(sampling, state, words, actions)}
    </div>
    <div id="samples" role="log" aria-live="off" aria-label=${words('samples.log')} tabindex="0">
      ${state.samples.length === 0 ? html`<p class="empty">${words('samples.empty')}</p>` : nothing}
      ${repeat(
        state.samples,
        (sample) => sample.sequence,
        (sample) => article(sample, state, words),
      )}
    </div>
  `;
}

/**
 * @param {Sample} sample
 * @param {State} state
 * @param {Words} words
 */
function article(sample, state, words) {
  const stamp = words('samples.stamp', {
    step: counted(sample.step),
    epoch: sample.epoch.toFixed(2),
    loss: sample.loss === null ? '–' : figures(inUnit(sample.loss, state.unit)),
  });
  return html`<article data-step=${sample.step} data-loss=${sample.loss ?? ''}>
    <p class="stamp">
      <span>${stamp}</span
      ><span>${words('samples.temperature', { temperature: sample.temperature })}</span>
    </p>
    <p class="writing"><b>${sample.prime}</b>${sample.text}</p>
  </article>`;
}

/**
 * @param {Sampling} sampling
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function temperature(sampling, state, words, actions) {
  return html`<div class="setting">
    <label for="temperature"
      >${words('temperature.label')} <output>${sampling.temperature}</output></label
    >
    <input
      id="temperature"
      type="range"
      min="0"
      max="2"
      step="0.05"
      title=${words('temperature.hint')}
      .value=${live(String(sampling.temperature))}
      @change=${(/** @type {any} */ event) => actions.changeSampling({ temperature: event.target.valueAsNumber })}
    />
    ${fault('sampling.temperature', state)}
  </div>`;
}

/**
 * @param {Sampling} sampling
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function length(sampling, state, words, actions) {
  return html`<div class="setting">
    <label for="length">${words('length.label')}</label>
    <input
      id="length"
      type="number"
      min="1"
      max="10000"
      title=${words('length.hint')}
      .value=${live(String(sampling.length))}
      @change=${(/** @type {any} */ event) => actions.changeSampling({ length: event.target.valueAsNumber })}
    />
    ${fault('sampling.length', state)}
  </div>`;
}

/**
 * @param {Sampling} sampling
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function prime(sampling, state, words, actions) {
  return html`<div class="setting wide">
    <label for="prime">${words('prime.label')}</label>
    <input
      id="prime"
      type="text"
      placeholder=${words('prime.hint')}
      autocomplete="off"
      spellcheck="false"
      .value=${sampling.prime}
      @change=${(/** @type {any} */ event) => actions.changeSampling({ prime: event.target.value })}
    />
    ${fault('sampling.prime', state)}
  </div>`;
}

/**
 * @param {string} field
 * @param {State} state
 */
function fault(field, state) {
  const message = state.faults[field];
  return message
    ? html`<p class="fault" role="alert" id=${`${field.replace('sampling.', '')}-fault`}>
        ${message}
      </p>`
    : nothing;
}
