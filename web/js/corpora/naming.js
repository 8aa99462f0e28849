import CHINESE from '../i18n/zh-catalogue.js';
import NOTES from '../i18n/zh-notes.js';
import { hasWords } from '../i18n/words.js';

/**
 * The catalogue's own words, which are English, in the language of the page.
 *
 * @typedef {import('../types.js').Language} Language
 * @typedef {import('../i18n/words.js').Words} Words
 */

/** @type {Record<string, {name: string, watchFor: string}>} */
const TRANSLATED = CHINESE;

/** What a text is called. @param {{id: string, name: string}} corpus @param {Language} language */
export function titleOf({ id, name }, language) {
  return language === 'zh' && Object.hasOwn(TRANSLATED, id) ? TRANSLATED[id].name : name;
}

/**
 * What to watch for while it is learnt; empty where nobody knows.
 * @param {{id: string, watchFor?: string}} corpus
 * @param {Language} language
 */
export function watchForOf({ id, watchFor = '' }, language) {
  return language === 'zh' && Object.hasOwn(TRANSLATED, id) ? TRANSLATED[id].watchFor : watchFor;
}

/** A language by its name; empty for those of a text of one's own. @param {string | undefined} code @param {Words} words */
export function languageOf(code, words) {
  const key = `language.${code}`;
  return code !== undefined && hasWords(key)
    ? words(/** @type {import('../i18n/words.js').Key} */ (key))
    : '';
}

/** What is said of the network that reads a text. @param {import('../types.js').Spec} spec @param {Words} words */
export function networkIn({ cell, layers, hidden, batch, sequenceLength, tokens }, words) {
  return {
    cell: words(/** @type {import('../i18n/words.js').Key} */ (`cell.${cell}`)),
    size: `${layers} × ${hidden}`,
    window: `${batch} × ${sequenceLength}`,
    symbols: words(`symbols.${tokens}`),
  };
}

/** What the server notes of a text, in the language of the page. @param {string} note @param {Language} language */
export function noteIn(note, language) {
  return language === 'zh'
    ? NOTES.reduce((text, [pattern, chinese]) => text.replace(pattern, chinese), note)
    : note;
}
