import en from './en.js';
import zh from './zh.js';

/**
 * @typedef {import('../types.js').Language} Language
 * @typedef {keyof typeof en} Key
 * @typedef {(key: Key, values?: Record<string, string | number>) => string} Words
 */

/** @type {Record<Language, Record<Key, string>>} */
const CATALOGUES = { en, zh };

/** @type {{code: Language, name: string}[]} */
export const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'zh', name: '中文' },
];

/**
 * The words of a language: a function from a key, and values for its places, to a text.
 * @param {Language} language
 * @returns {Words}
 */
export function wordsOf(language) {
  const catalogue = CATALOGUES[language];
  return (key, values = {}) =>
    catalogue[key].replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/**
 * The language to begin with: the first one of the reader's that the page speaks.
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export function languageFor(preferred) {
  for (const one of preferred) {
    const found = LANGUAGES.find(({ code }) => one.toLowerCase().startsWith(code));
    if (found) {
      return found.code;
    }
  }
  return 'en';
}

/** Whether there are words under a key that was put together. @param {string} key */
export function hasWords(key) {
  return Object.hasOwn(CATALOGUES.en, key);
}
