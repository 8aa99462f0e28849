/**
 * How the texts are sorted for people who choose.
 *
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {'own' | 'prose' | 'chinese' | 'code' | 'lines' | 'made'} ShelfName
 */

/** In this order; one's own text comes first. @type {readonly ShelfName[]} */
export const SHELVES = Object.freeze(['own', 'prose', 'chinese', 'code', 'lines', 'made']);

/** Texts whose language does not tell where they stand. @type {Record<string, ShelfName>} */
const KNOWN = {
  'plays-markup': 'code',
  'wiki-markup': 'code',
  'latex-proofs': 'code',
  'pari-tex': 'code',
  'first-names': 'lines',
  dates: 'lines',
  arithmetic: 'lines',
};

/**
 * Where a text stands: by what it is, or by its language.
 * @param {Corpus} corpus
 * @returns {ShelfName}
 */
export function shelfOf({ id, source, language = '' }) {
  if (source === 'uploaded') {
    return 'own';
  }
  if (Object.hasOwn(KNOWN, id)) {
    return KNOWN[id];
  }
  if (language.startsWith('zh')) {
    return 'chinese';
  }
  return language === 'zxx' ? 'code' : language === 'und' ? 'made' : 'prose';
}

/** What can be done with a text now. @typedef {'ready' | 'fetch' | 'missing'} Standing */

/** @param {Corpus} corpus @returns {Standing} */
export function standingOf({ available, fetchable }) {
  return available !== false ? 'ready' : fetchable ? 'fetch' : 'missing';
}

/** @type {readonly Standing[]} */
const ORDER = ['ready', 'fetch', 'missing'];

/**
 * Those that are here before those that can be had, the smaller downloads first.
 * @param {Corpus} a
 * @param {Corpus} b
 */
function byEase(a, b) {
  const standing = ORDER.indexOf(standingOf(a)) - ORDER.indexOf(standingOf(b));
  return standing !== 0 || standingOf(a) === 'ready'
    ? standing
    : (a.download?.bytes ?? 0) - (b.download?.bytes ?? 0);
}

/**
 * The texts of each shelf, those first that are easy to have, else as the catalogue has them.
 * @param {Corpus[]} corpora
 * @returns {{name: ShelfName, corpora: Corpus[]}[]}
 */
export function shelved(corpora) {
  return SHELVES.map((name) => ({
    name,
    corpora: corpora.filter((corpus) => shelfOf(corpus) === name).sort(byEase),
  }));
}
