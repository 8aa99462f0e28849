import { html, live, nothing } from '../dom.js';
import { byteSize, counted } from '../units.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Corpus} Corpus
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The text that goes in: the one being read, the others there are, and a place for one's own.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountText(root, store, actions) {
  return mounted(root, store, (state, words) => [
    html`<h2>${words('text.title')}</h2>`,
    html`<label class="choice">
      <span>${words('text.current')}</span>
      <select
        id="corpus"
        .value=${live(state.run?.corpus.id ?? '')}
        @change=${(/** @type {any} */ event) => actions.trainOn(event.target.value)}
      >
        ${state.corpora.map(
          ({ id, name }) =>
            html`<option value=${id} ?selected=${id === state.run?.corpus.id}>${name}</option>`,
        )}
      </select>
    </label>`,
    state.corpus === null ? nothing : about(state.corpus, words, ''),
    own(state, words, actions),
  ]);
}

/**
 * @param {Corpus} corpus
 * @param {Words} words
 * @param {string} prefix of the ids, so that two texts can stand on the page
 */
function about(corpus, words, prefix) {
  return html`
    <p class="unseen" id=${`${prefix}corpus-name`}>${corpus.name}</p>
    <dl class="facts">
      <div>
        <dt>${words('text.characters')}</dt>
        <dd id=${`${prefix}corpus-characters`}>${counted(corpus.characters)}</dd>
      </div>
      <div>
        <dt>${words('text.vocabulary')}</dt>
        <dd id=${`${prefix}corpus-vocabulary`}>${counted(corpus.vocabulary)}</dd>
      </div>
      <div>
        <dt>${words('text.bytes')}</dt>
        <dd>${byteSize(corpus.bytes)}</dd>
      </div>
    </dl>
    ${corpus.notes.map((note) => html`<p class="note">${note}</p>`)}
    <pre class="preview" tabindex="0" role="region" aria-label=${words('text.preview')}>
${corpus.preview ?? ''}</pre>
  `;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function own(state, words, actions) {
  return html`<div class="own">
    <p>
      ${words('text.drop')}
      <label class="link">
        ${words('text.file')}
        <input
          id="file"
          class="unseen"
          type="file"
          @change=${(/** @type {any} */ event) => chosen(event.target, actions)}
        />
      </label>
      ${words('text.orPaste')}
    </p>
    <textarea
      id="paste-text"
      rows="2"
      aria-label=${words('text.orPaste')}
      placeholder=${words('text.pasteHint')}
    ></textarea>
    <button id="paste" @click=${() => pasted(words, actions)}>${words('text.usePasted')}</button>
    ${upload(state, words, actions)}
  </div>`;
}

/**
 * @param {HTMLInputElement} input
 * @param {Actions} actions
 */
function chosen(input, actions) {
  const file = input.files?.[0];
  if (file) {
    actions.send(file.name, file);
    input.value = '';
  }
}

/**
 * @param {Words} words
 * @param {Actions} actions
 */
function pasted(words, actions) {
  const { value } = /** @type {HTMLTextAreaElement} */ (document.getElementById('paste-text'));
  const beginning = [...value.trim().split('\n')[0]].slice(0, 40).join('');
  actions.send(beginning || words('text.pastedName'), new Blob([value]));
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function upload(state, words, actions) {
  const { phase, name, progress, corpus, message } = state.upload;
  if (phase === 'sending') {
    return html`<p class="sending" role="status">
      ${words('text.sending', { name })}
      <progress max="1" .value=${progress}></progress>
    </p>`;
  }
  if (phase === 'refused') {
    return html`<p class="fault" id="upload-fault" role="alert">${name}: ${message}</p>`;
  }
  if (phase !== 'done' || corpus === null) {
    return nothing;
  }
  return html`<section class="received card" id="received">
    <p>${words('text.received', { name: corpus.name })}</p>
    <button id="train-on-this" class="primary" @click=${() => actions.trainOn(corpus.id)}>
      ${words('text.train')}
    </button>
    ${about(corpus, words, 'new-')}
  </section>`;
}
