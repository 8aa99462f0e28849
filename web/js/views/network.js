import { html, nothing } from '../dom.js';
import { watching } from '../memory/address.js';
import { windowAt, windowsAt } from '../passage.js';
import { fits, PRESETS } from '../presets.js';
import { counted } from '../units.js';
import { estimate } from './estimate.js';
import { settings } from './settings.js';
import { SHOWN_STEPS, unrolled } from './unrolled.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The network: a picture of it, and its settings.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountNetwork(root, store, actions) {
  return mounted(root, store, (state, words) => [
    html`<h2 id="network-title">
      ${words('network.title')}
      <span class="aside" id="parameters"
        >${words('network.parameters', { count: counted(state.run?.parameters ?? 0) })}</span
      >
    </h2>`,
    unrolled(symbolsOf(state), state.draft, description(state, words)),
    html`<p class="explanation">${words('network.explanation')} ${watchMemory(state, words)}</p>`,
    presets(state, words, actions),
    estimate(state, words),
    settings(state, words, actions),
  ]);
}

/**
 * The way to where one sees what the network remembers.
 * @param {State} state
 * @param {Words} words
 */
function watchMemory({ run }, words) {
  return run?.spec.cell !== 'dnc'
    ? nothing
    : html`<a id="watch-memory" href=${watching(run)} title=${words('memory.watchHint')}
        >${words('memory.watch')}</a
      >`;
}

/**
 * The picture in words.
 * @param {State} state
 * @param {Words} words
 */
function description({ draft: { cell, layers = 1 } }, words) {
  const kind = words(/** @type {import('../i18n/words.js').Key} */ (`cell.${cell}`));
  return words('network.picture', { layers, cell: kind });
}

/**
 * The characters that stand in the picture: the first of the window being read.
 * @param {State} state
 */
function symbolsOf({ run, reading, passage, corpus }) {
  if (run === null || passage === null) {
    return [...(corpus?.preview ?? '')].slice(0, SHOWN_STEPS + 1);
  }
  const { from } = windowAt(windowsAt(reading.step, run), passage.characters, run.spec);
  return passage.symbols(from, from + SHOWN_STEPS + 1);
}

/**
 * Settings that belong together, each with a press.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function presets({ draft }, words, actions) {
  if (draft.layers === undefined) {
    return nothing;
  }
  return html`<div class="presets" role="group" aria-label=${words('network.presets')}>
    <span>${words('network.presets')}</span>
    ${PRESETS.map(
      ({ name, settings: chosen }) =>
        html`<button
          data-preset=${name}
          aria-pressed=${fits(draft, chosen)}
          title=${words('network.presetsHint')}
          @click=${() => actions.choose(chosen)}
        >
          ${name}
        </button>`,
    )}
  </div>`;
}
