import { html, nothing, repeat } from '../../dom.js';
import { mounted } from '../../views/view.js';
import { titleOf } from '../naming.js';
import { shelved, SHELVES } from '../shelves.js';
import { card } from './card.js';
import { examined } from './examined.js';
import { own } from './own.js';

/**
 * @typedef {import('../../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../actions.js').Actions} Actions
 */

/**
 * The chooser of texts: one line while it is folded, else all cards, or the text that is looked into.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store} store
 * @param {Actions} actions
 */
export function mountChooser(root, store, actions) {
  /** What was in sight when it was drawn last. */
  let seen = '';

  /** Brings what was asked for into sight, when something else is shown than before. */
  function bringIntoSight() {
    const { chooser, examined: looked } = store.state;
    const now = !chooser.open ? '' : (looked?.corpus.id ?? `shelf ${chooser.at ?? ''}`);
    if (now === seen) {
      return;
    }
    seen = now;
    const shelf = looked === null ? root.querySelector(`#shelf-${chooser.at}`) : null;
    if (shelf !== null) {
      shelf.scrollIntoView({ block: 'start' });
    } else if (now !== '') {
      root.scrollTop = 0;
      root.scrollIntoView({ block: 'start' });
    }
    /** @type {HTMLElement | null} */ (
      root.querySelector(now === '' ? '#choose' : '#chooser-title')
    )?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  function escaped(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (
      event.key === 'Escape' &&
      store.state.chooser.open &&
      target.closest('input, textarea, select') === null
    ) {
      actions.close();
    }
  }
  document.addEventListener('keydown', escaped);
  const stop = mounted(
    root,
    store,
    (state, words) => {
      root.setAttribute('aria-label', words('chooser.text'));
      return (state.chooser.open ? opened : strip)(state, words, actions);
    },
    bringIntoSight,
  );
  return () => {
    document.removeEventListener('keydown', escaped);
    stop();
  };
}

/**
 * One line: the text that is read, and where there are others.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function strip({ run, corpora, language }, words, actions) {
  const shelves = shelved(corpora);
  return html`<div class="strip">
    <button id="choose" aria-expanded="false" @click=${() => actions.browse()}>
      <span class="strip-label">${words('chooser.text')}</span>
      <strong>${run === null ? '…' : titleOf(run.corpus, language)}</strong>
      <span class="strip-change">${words('chooser.change')}</span>
    </button>
    <ul class="chips" aria-label=${words('chooser.others')}>
      ${shelves.map(
        ({ name, corpora: there }) =>
          html`<li>
            <button class="chip" data-shelf=${name} @click=${() => actions.browse(name)}>
              ${words(`shelf.${name}`)}${
                there.length > 0 ? html` <span class="figures">${there.length}</span>` : nothing
              }
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function opened(state, words, actions) {
  const { examined: looked, faults } = state;
  const fault = faults.corpus ?? faults.tokens ?? faults.sequenceLength ?? faults.batch;
  return html`<div class="chooser-head">
      <h2 id="chooser-title" tabindex="-1">${words('chooser.title')}</h2>
      ${looked === null ? shelfLinks(state, words) : nothing}
      <button id="close-chooser" @click=${actions.close}>${words('chooser.close')}</button>
    </div>
    ${looked === null && fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
    ${looked === null ? shelves(state, words, actions) : examined(looked, state, words, actions)}`;
}

/** @param {State} state @param {Words} words */
function shelfLinks(state, words) {
  return html`<ul class="chips">
    ${SHELVES.map(
      (name) =>
        html`<li>
          <button
            class="chip"
            @click=${() => document.getElementById(`shelf-${name}`)?.scrollIntoView({ block: 'start' })}
          >
            ${words(`shelf.${name}`)}
          </button>
        </li>`,
    )}
  </ul>`;
}

/**
 * All cards, shelf by shelf.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function shelves(state, words, actions) {
  return shelved(state.corpora).map(
    ({ name, corpora }) =>
      html`<section class="shelf" id=${`shelf-${name}`} aria-labelledby=${`shelf-title-${name}`}>
        <h3 id=${`shelf-title-${name}`}>
          ${words(`shelf.${name}`)} <span>${words(`shelf.${name}.hint`)}</span>
        </h3>
        <ul class="cards" tabindex="-1">
          ${name === 'own' ? own(state, words, actions) : nothing}
          ${repeat(
            corpora,
            ({ id }) => id,
            (corpus) => card(corpus, state, words, actions),
          )}
        </ul>
      </section>`,
  );
}
