import { html, nothing } from '../dom.js';
import { goingAddress } from '../runs/address.js';
import { trainedOn, windowAt, windowsAt } from '../passage.js';
import { counted } from '../units.js';
import { facts, notes, preview } from './corpus.js';
import { upload } from './upload.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Corpus} Corpus
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Characters shown before and after the window that is read. */
const BEFORE = 90;
const AFTER = 500;

/**
 * The text that goes in: the one being read, the others there are, and a place for one's own.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountText(root, store, actions) {
  /** @type {Corpus | null} */
  let seen = null;

  /** Brings a text that has just arrived into sight. */
  function bringIntoSight() {
    const { corpus } = store.state.upload;
    if (corpus !== seen) {
      seen = corpus;
      root.querySelector('#received')?.scrollIntoView({ block: 'nearest' });
    }
  }

  return mounted(
    root,
    store,
    (state, words) => [
      html`<h2 id="text-title">${words('text.title')}</h2>`,
      upload(state, words, actions),
      state.corpus === null ? nothing : current(state, state.corpus, words),
      others(state, words, actions),
      own(words, actions),
    ],
    bringIntoSight,
  );
}

/**
 * @param {State} state
 * @param {Corpus} corpus
 * @param {Words} words
 */
function current(state, corpus, words) {
  return html`
    <div class="current">
      <p class="corpus-name" id="corpus-name">${corpus.name}</p>
      ${facts(corpus, words, '')} ${notes(corpus)}
      ${reading(state, words) ?? preview(corpus, words)} ${goOn(state, words)}
    </div>
  `;
}

/**
 * Where one goes on with what the run has learnt.
 * @param {State} state
 * @param {Words} words
 */
function goOn({ run }, words) {
  return run === null || run.step === 0
    ? nothing
    : html`<p class="go-on">
        <a id="go-on" href=${goingAddress(run.id)}>${words('text.goOn')}</a>
        <a id="go-on-text" href=${goingAddress(run.id, '')}>${words('text.goOnText')}</a>
      </p>`;
}

/**
 * The place in the text that is being read.
 * @param {State} state
 * @param {Words} words
 */
function reading({ run, reading: { step }, passage, corpus }, words) {
  if (run === null || passage === null || run.corpus.id !== corpus?.id) {
    return null;
  }
  const { from, to } = windowAt(windowsAt(step, run), passage.characters, run.spec);
  const { batch } = run.spec;
  return html`<figure class="reading-place">
    <figcaption>
      <span>${batch > 1 ? words('text.placeOf', { batch }) : words('text.place')}</span>
      <span class="figures">${counted(from + 1)} – ${counted(to)}</span>
    </figcaption>
    <progress
      aria-label=${words('text.through')}
      max=${Math.max(1, Math.floor(trainedOn(passage.characters, run.spec) / batch))}
      .value=${to}
    ></progress>
    <div class="passage" id="passage" data-from=${from}>
      <span>${passage.slice(Math.max(0, from - BEFORE), from)}</span
      ><mark>${passage.slice(from, to)}</mark><span>${passage.slice(to, to + AFTER)}</span>
    </div>
  </figure>`;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function others({ corpora, run }, words, actions) {
  const rest = corpora.filter(({ id }) => id !== run?.corpus.id);
  return rest.length === 0
    ? nothing
    : html`<div class="others">
        <h3 id="corpora-title">${words('text.others')}</h3>
        <ul id="corpora" aria-labelledby="corpora-title">
          ${rest.map(
            ({ id, name, characters }) =>
              html`<li>
                <button class="corpus" data-corpus=${id} @click=${() => actions.lookAt(id)}>
                  <span class="corpus-label">${name}</span
                  ><span class="figures">${counted(characters)}</span>
                </button>
              </li>`,
          )}
        </ul>
      </div>`;
}

/**
 * @param {Words} words
 * @param {Actions} actions
 */
function own(words, actions) {
  return html`<div class="own">
    <p>
      ${words('text.drop')}
      <label class="link"
        >${words('text.file')}<input
          id="file"
          class="unseen"
          type="file"
          @change=${(/** @type {any} */ event) => chosen(event.target, actions)}
      /></label>
      ${words('text.orPaste')}
    </p>
    <textarea
      id="paste-text"
      rows="2"
      aria-label=${words('text.pasteLabel')}
      placeholder=${words('text.pasteHint')}
    ></textarea>
    <button id="paste" @click=${() => pasted(words, actions)}>${words('text.usePasted')}</button>
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
