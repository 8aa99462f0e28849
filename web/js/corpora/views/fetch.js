import { html, nothing } from '../../dom.js';
import { byteSize } from '../../units.js';

/**
 * @typedef {import('../../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Corpus} Corpus
 * @typedef {import('../types.js').Download} Download
 * @typedef {import('../types.js').FetchProgress} FetchProgress
 * @typedef {import('../../actions.js').Actions} Actions
 */

/**
 * What can be done with a text that is not here: ask, fetch, watch, stop, try again; or why nothing can.
 * @param {Corpus} corpus
 * @param {string} name
 * @param {'fetch' | 'missing'} standing
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function fetchDeeds(corpus, name, standing, { chooser }, words, actions) {
  const { id, download, reason = '' } = corpus;
  if (standing === 'missing' || download === undefined) {
    return html`<p class="text-card-reason">
      ${download === undefined ? reason : words(`cards.missing.${download.tool}`)}
    </p>`;
  }
  const progress = chooser.fetches[id];
  if (progress !== undefined && progress.state !== 'failed') {
    return underWay(id, name, progress, words, actions);
  }
  if (chooser.asking === id) {
    return asked(id, download, words, actions);
  }
  return html`${
      progress === undefined
        ? nothing
        : html`<p class="fault" role="alert">
            ${words('cards.failed', { reason: progress.message })}
          </p>`
    }
    <button
      data-deed="fetch"
      aria-label=${words('cards.fetchThis', { name })}
      @click=${() => (progress === undefined ? actions.ask(id) : actions.fetchText(id))}
    >
      ${
        progress !== undefined
          ? words('cards.again')
          : download.kept
            ? words('cards.fetchKept')
            : words('cards.fetch', { size: byteSize(download.bytes) })
      }
    </button>`;
}

/**
 * Size and licence, before anything is fetched.
 * @param {string} id
 * @param {Download} download
 * @param {Words} words
 * @param {Actions} actions
 */
function asked(id, { bytes, licence, tool, name, version, kept }, words, actions) {
  const values = { size: byteSize(bytes), licence, name, version };
  return html`<div class="asking" role="group" aria-label=${words('cards.asking')}>
    <p>${kept ? words('cards.askKept', values) : words(`cards.ask.${tool}`, values)}</p>
    <button class="primary" data-deed="fetch-now" @click=${() => actions.fetchText(id)}>
      ${words('cards.fetchNow')}
    </button>
    <button data-deed="not-now" @click=${() => actions.ask(null)}>${words('cards.notNow')}</button>
  </div>`;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {FetchProgress} progress
 * @param {Words} words
 * @param {Actions} actions
 */
function underWay(id, name, { state, bytes, total }, words, actions) {
  const known = state === 'downloading' && bytes > 0;
  return html`<div class="under-way" role="status">
    <p>
      ${words(`cards.${state === 'done' ? 'unpacking' : state}`)}
      ${known ? html`<span class="figures">${byteSize(bytes)} / ${byteSize(total)}</span>` : nothing}
    </p>
    ${
      known
        ? html`<progress max=${total} .value=${bytes} aria-label=${name}></progress>`
        : html`<progress aria-label=${name}></progress>`
    }
    <button data-deed="stop" @click=${() => actions.stopFetching(id)}>
      ${words('cards.stop')}
    </button>
  </div>`;
}
