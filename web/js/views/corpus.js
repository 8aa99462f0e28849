import { noteIn } from '../corpora/naming.js';
import { html } from '../dom.js';
import { byteSize, counted } from '../units.js';

/**
 * @typedef {import('../types.js').Corpus} Corpus
 * @typedef {import('../i18n/words.js').Words} Words
 */

/**
 * How large a text is.
 * @param {Corpus} corpus
 * @param {Words} words
 * @param {string} prefix of the ids, so that two texts can stand on the page
 */
export function facts(corpus, words, prefix) {
  return html`<dl class="facts">
    <div>
      <dt>${words('text.characters')}</dt>
      <dd id=${`${prefix}corpus-characters`}>${counted(corpus.characters ?? 0)}</dd>
    </div>
    <div title=${words('text.vocabularyHint')}>
      <dt>${words('text.vocabulary')}</dt>
      <dd id=${`${prefix}corpus-vocabulary`}>${counted(corpus.vocabulary ?? 0)}</dd>
    </div>
    <div>
      <dt>${words('text.bytes')}</dt>
      <dd id=${`${prefix}corpus-bytes`}>${byteSize(corpus.bytes ?? 0)}</dd>
    </div>
  </dl>`;
}

/**
 * What was changed in a text, or is worth knowing.
 * @param {Corpus} corpus
 * @param {import('../types.js').Language} language
 */
export function notes(corpus, language) {
  return corpus.notes.map((note) => html`<p class="note">${noteIn(note, language)}</p>`);
}

/**
 * @param {Corpus} corpus
 * @param {Words} words
 */
export function preview(corpus, words) {
  return html`<pre class="preview" tabindex="0" role="region" aria-label=${words('text.preview')}>
${corpus.preview ?? ''}</pre>`;
}
