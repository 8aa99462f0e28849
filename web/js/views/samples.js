import { html, nothing, repeat } from '../dom.js';
import { hasCourt, shownIn } from '../court/showing.js';
import { courtView } from '../court/views/court.js';
import { counted, figures, inUnit } from '../units.js';
import { KnownParts } from './known.js';
import { gradients } from './gradients.js';
import { segments } from './segments.js';
import { sampling } from './sampling.js';
import { ScrolledLog } from './scrolled.js';
import { measures } from './measures.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Sample} Sample
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** @type {Record<State['shown'], import('../i18n/words.js').Key>} */
const TITLES = { samples: 'samples.title', gradients: 'check.title', court: 'court.title' };

/**
 * What the network writes by itself, newest first, and how it is drawn. Who has scrolled back is left where they read.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountSamples(root, store, actions) {
  const known = new KnownParts();
  const log = new ScrolledLog(() => store.set((state) => ({ ...state })));
  const stop = mounted(
    root,
    store,
    (state, words) => panel(state, words, actions, known, log),
    () => {
      const list = /** @type {HTMLElement} */ (root.querySelector('#samples'));
      log.keepPlace(list);
      known.show(list, store.state);
    },
  );
  return () => {
    known.clear();
    stop();
  };
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 * @param {KnownParts} known
 * @param {ScrolledLog} log
 */
function panel(state, words, actions, known, log) {
  const shown = shownIn(state);
  const samples = shown === 'samples';
  return html`
    <h2 id="samples-title">
      ${words(TITLES[shown])}
      ${samples ? html`<span class="aside">${hint(state, words, known)}</span>` : nothing}
      ${state.draft.layers === undefined ? nothing : tabs(state, words, actions)}
    </h2>
    <div class="shown" ?hidden=${!samples}>${written(state, words, actions, known, log)}</div>
    ${
      shown === 'gradients'
        ? html`<div class="shown" id="gradients">${gradients(state, words, actions)}</div>`
        : nothing
    }
    ${
      shown === 'court'
        ? html`<div class="shown" id="court">${courtView(state, words, actions)}</div>`
        : nothing
    }
  `;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {KnownParts} known
 */
function hint({ lexicon }, words, known) {
  return words(lexicon && known.supported ? 'samples.known' : 'samples.hint');
}

/**
 * What is shown in this place.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function tabs(state, words, actions) {
  return segments({
    name: 'shown',
    legend: words('samples.shown'),
    value: shownIn(state),
    options: [
      { value: 'samples', text: words('samples.tab') },
      ...(hasCourt(state) ? [{ value: 'court', text: words('samples.court') }] : []),
      { value: 'gradients', text: words('check.tab') },
    ],
    choose: (one) => actions.look({ shown: one }),
  });
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 * @param {KnownParts} known
 * @param {ScrolledLog} log
 */
function written(state, words, actions, known, log) {
  const { samples, lexicon } = state;
  const newer = log.newerIn(samples);
  return html`
    ${sampling(state, words, actions)}
    <div class="written">
      ${measures(state, words)}
      <div class="log">
        ${
          newer > 0
            ? html`<button id="newer" class="newer" @click=${log.toNewest}>
                ${words('samples.newer', { count: newer })}
              </button>`
            : nothing
        }
        <div
          id="samples"
          class=${lexicon && known.supported ? 'looked-into' : ''}
          role="log"
          aria-live="off"
          aria-label=${words('samples.log')}
          tabindex="0"
          @scroll=${log.scrolled}
        >
          ${samples.length === 0 ? html`<p class="empty">${words('samples.empty')}</p>` : nothing}
          ${repeat(
            samples,
            (sample) => sample.sequence,
            (sample) => article(sample, state, words, known),
          )}
        </div>
      </div>
    </div>
  `;
}

/**
 * @param {Sample} sample
 * @param {State} state
 * @param {Words} words
 * @param {KnownParts} known
 */
function article(sample, state, words, known) {
  const share = state.lexicon === null ? null : known.of(sample, state.lexicon).share;
  return html`<article
    data-step=${sample.step}
    data-loss=${sample.loss ?? ''}
    data-sequence=${sample.sequence}
  >
    <p class="stamp">
      <span class="stamp-step">${words('samples.step', { step: counted(sample.step) })}</span>
      <span>${words('samples.epoch', { epoch: sample.epoch.toFixed(2) })}</span>
      <span
        >${words('samples.loss', {
          loss: sample.loss === null ? '–' : figures(inUnit(sample.loss, state.unit)),
        })}</span
      >
      <span>${words('samples.temperature', { temperature: sample.temperature })}</span>
      ${
        share === null
          ? nothing
          : html`<span class="share"
              >${words('samples.share', { share: Math.round(100 * share) })}</span
            >`
      }
    </p>
    <p class="writing"><b>${sample.prime}</b><span .textContent=${sample.text}></span></p>
  </article>`;
}
