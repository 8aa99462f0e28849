import { html, nothing } from '../../dom.js';
import { chosenFiles, ENCODINGS, SEPARATORS } from '../files.js';

/**
 * @typedef {import('../../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../actions.js').Actions} Actions
 */

/**
 * The first card: a text of one's own, dropped, chosen or pasted; several files become one.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function own({ chooser, upload }, words, actions) {
  const separator = SEPARATORS.find(({ text }) => text === chooser.separator) ?? SEPARATORS[0];
  return html`<li class="text-card own-card">
    <div class="own-files">
      <h4>${words('own.title')}</h4>
      <p>${words('own.drop')}</p>
      <p class="own-deeds">
        ${picker('file', words('own.files'), false, actions)}
        ${picker('folder', words('own.folder'), true, actions)}
        <label class="separator"
          ><span>${words('own.separator')}</span
          ><select
            id="separator"
            .value=${separator.name}
            @change=${(/** @type {any} */ event) =>
              actions.separate(SEPARATORS[event.target.selectedIndex].text)}
          >
            ${SEPARATORS.map(
              ({ name }) =>
                html`<option value=${name} ?selected=${name === separator.name}>
                  ${words(`own.separator.${name}`)}
                </option>`,
            )}
          </select></label
        >
        ${encoding(chooser.encoding, words, actions)}
      </p>
      <p class="hint">${words('own.kinds')}</p>
    </div>
    <div class="paste">
      <textarea
        id="paste-text"
        rows="3"
        aria-label=${words('text.pasteLabel')}
        placeholder=${words('text.pasteHint')}
      ></textarea>
      <button id="paste" @click=${() => pasted(words, actions)}>${words('text.usePasted')}</button>
    </div>
    ${sending(upload, words)}
  </li>`;
}

/**
 * What files are written in, for those that are read wrong.
 * @param {string} chosen
 * @param {Words} words
 * @param {Actions} actions
 */
function encoding(chosen, words, actions) {
  return html`<label class="separator"
    ><span>${words('own.encoding')}</span
    ><select
      id="encoding"
      .value=${chosen}
      @change=${(/** @type {any} */ event) => actions.writtenIn(event.target.value)}
    >
      ${['', ...ENCODINGS].map(
        (name) =>
          html`<option value=${name} ?selected=${name === chosen}>
            ${name === '' ? words('own.encoding.found') : name}
          </option>`,
      )}
    </select></label
  >`;
}

/**
 * @param {string} id
 * @param {string} label
 * @param {boolean} folder
 * @param {Actions} actions
 */
function picker(id, label, folder, actions) {
  return html`<label class="picker"
    >${label}<input
      id=${id}
      class="unseen"
      type="file"
      multiple
      ?webkitdirectory=${folder}
      @change=${(/** @type {any} */ { target }) => {
        if (target.files.length > 0) {
          actions.sendFiles(chosenFiles(target.files));
          target.value = '';
        }
      }}
  /></label>`;
}

/**
 * A text on its way, or why the server did not take it.
 * @param {State['upload']} upload
 * @param {Words} words
 */
function sending({ phase, name, progress, count, message }, words) {
  if (phase === 'sending') {
    return html`<div class="under-way sending" role="status">
      <p>
        ${count > 1 ? words('own.sendingMany', { name, count }) : words('text.sending', { name })}
      </p>
      <progress max="1" aria-label=${words('text.progress')} .value=${progress}></progress>
    </div>`;
  }
  return phase === 'refused'
    ? html`<p class="fault" id="upload-fault" role="alert"><strong>${name}</strong>: ${message}</p>`
    : nothing;
}

/**
 * @param {Words} words
 * @param {Actions} actions
 */
function pasted(words, actions) {
  const { value } = /** @type {HTMLTextAreaElement} */ (document.getElementById('paste-text'));
  const beginning = [...value.trim().split('\n')[0]].slice(0, 40).join('');
  const name = beginning.replaceAll(/[/\\]/g, ' ').trim() || words('text.pastedName');
  actions.sendFiles([{ name, file: new File([value], name) }], '');
}
