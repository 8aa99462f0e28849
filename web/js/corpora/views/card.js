import { html, nothing } from '../../dom.js';
import { counted } from '../../units.js';
import { languageOf, networkIn, titleOf, watchForOf } from '../naming.js';
import { specFor } from '../recommended.js';
import { standingOf } from '../shelves.js';
import { fetchDeeds } from './fetch.js';

/**
 * @typedef {import('../../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Corpus} Corpus
 * @typedef {import('../../actions.js').Actions} Actions
 */

/**
 * A text as an experiment: what it is, how it begins, what to watch for, and one press that trains on it.
 * @param {Corpus} corpus
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function card(corpus, state, words, actions) {
  const { id, licence, origin } = corpus;
  const standing = standingOf(corpus);
  const reading = state.run?.corpus.id === id;
  const name = titleOf(corpus, state.language);
  const watchFor = watchForOf(corpus, state.language);
  const refusal = state.chooser.refusals[id];
  return html`<li
    class="text-card ${standing} ${reading ? 'reading' : ''}"
    data-corpus=${id}
    data-standing=${standing}
  >
    ${specimen(corpus, state, words)}
    <div class="text-card-body">
      <h4>
        ${name}${reading ? html` <span class="badge">${words('cards.reading')}</span>` : nothing}
      </h4>
      <p class="text-card-facts">${facts(corpus, words)}</p>
      ${watchFor === '' ? nothing : html`<p class="text-card-watch">${watchFor}</p>`}
      ${settings(corpus, words)}
      ${
        licence
          ? html`<p class="text-card-licence">
              ${words('cards.licence', { licence })}${standing === 'ready' ? html`<br />${origin}` : nothing}
            </p>`
          : nothing
      }
    </div>
    <div class="text-card-deeds">
      ${refusal === undefined ? nothing : html`<p class="fault" role="alert">${refusal}</p>`}
      ${
        standing === 'ready'
          ? readyDeeds(corpus, name, state, words, actions)
          : fetchDeeds(corpus, name, standing, state, words, actions)
      }
    </div>
  </li>`;
}

/**
 * How a text begins; of one that is not here, what would be fetched.
 * @param {Corpus} corpus
 * @param {State} state
 * @param {Words} words
 */
function specimen({ id, language = '', download, available }, { chooser }, words) {
  if (available === false && download) {
    const { tool, name, version, kept } = download;
    return html`<p class="specimen absent">
      <span class="arrow" aria-hidden="true">↓</span>
      <span
        >${kept ? words('cards.unpack') : words(`cards.from.${tool}`)}<br /><b
          >${name} ${version}</b
        ></span
      >
    </p>`;
  }
  return html`<p
    class="specimen"
    lang=${language === '' ? nothing : language}
    aria-hidden="true"
    .textContent=${opening(chooser.openings[id])}
  ></p>`;
}

/**
 * The beginning of a text without its empty lines.
 * @param {string} [text]
 */
function opening(text = '') {
  return text.trim().replaceAll(/\n\s*\n/g, '\n');
}

/**
 * Language, characters, distinct ones.
 * @param {Corpus} corpus
 * @param {Words} words
 */
function facts({ language, characters, vocabulary }, words) {
  return [
    languageOf(language, words),
    characters === undefined ? '' : words('cards.characters', { count: counted(characters) }),
    vocabulary === undefined ? '' : words('cards.distinct', { count: counted(vocabulary) }),
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

/**
 * The settings that it is trained with.
 * @param {Corpus} corpus
 * @param {Words} words
 */
function settings(corpus, words) {
  if (corpus.settings === undefined) {
    return nothing;
  }
  return html`<p class="text-card-settings">
    ${words('cards.settings', networkIn(specFor(corpus), words))}
  </p>`;
}

/**
 * @param {Corpus} corpus
 * @param {string} name
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function readyDeeds(corpus, name, { chooser }, words, actions) {
  const { id, source } = corpus;
  return html`<button
      class="primary"
      data-deed="train"
      aria-label=${words('cards.trainOn', { name })}
      ?disabled=${chooser.starting !== null}
      @click=${() => actions.trainOn(corpus)}
    >
      ${words(chooser.starting === id ? 'cards.starting' : 'cards.train')}
    </button>
    <button
      class="plain"
      data-deed="look"
      aria-label=${words('cards.lookInto', { name })}
      @click=${() => actions.lookAt(id)}
    >
      ${words('cards.look')}
    </button>
    ${
      source !== 'built-in'
        ? html`<button
            class="plain"
            data-deed="remove"
            aria-label=${words('cards.removeThis', { name })}
            @click=${() => actions.remove(id)}
          >
            ${words('cards.remove')}
          </button>`
        : nothing
    }`;
}
