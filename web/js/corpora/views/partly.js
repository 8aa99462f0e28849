import { html, nothing } from '../../dom.js';
import { counted } from '../../units.js';

/**
 * That a large text was not read to its end, if it was not.
 * @param {number} read characters
 * @param {import('../types.js').Corpus} corpus
 * @param {import('../../i18n/words.js').Words} words
 */
export function partly(read, { characters = 0 }, words) {
  return read < characters
    ? html`<p class="hint partly">${words('examined.partly', { count: counted(read) })}</p>`
    : nothing;
}
