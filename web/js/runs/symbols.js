/**
 * How symbols are shown to people.
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('./types.js').Named} Named
 */

/** Symbols of which nothing would be seen, and which everyone knows. @type {Record<string, import('../i18n/words.js').Key>} */
const KNOWN = {
  ' ': 'symbol.space',
  '\n': 'symbol.line',
  '\t': 'symbol.tab',
  '\u3000': 'symbol.wide',
};

/** What leaves no ink: white space, controls, formats, private and unassigned code points. */
const UNSEEN = /^[\p{Z}\p{C}]$/u;

/** Symbols of a list that are shown before it is opened. */
export const SHOWN = 24;

/**
 * A symbol as it is, or its name where nothing would be seen.
 * @param {Named} named
 * @param {Words} words
 * @returns {{text: string, unseen: boolean}}
 */
export function shownAs({ symbol, code, name }, words) {
  if (symbol in KNOWN) {
    return { text: words(KNOWN[symbol]), unseen: true };
  }
  return UNSEEN.test(symbol)
    ? { text: `${code} ${name.toLowerCase()}`, unseen: true }
    : { text: symbol, unseen: false };
}

/**
 * A share of a text in per cent, with as many digits as it takes to tell it from nothing.
 * @param {number} share
 */
export function percent(share) {
  const hundredths = share * 100;
  if (hundredths === 0 || hundredths >= 99.995) {
    return `${Math.round(hundredths)} %`;
  }
  return hundredths < 0.01
    ? '< 0.01 %'
    : `${Number(hundredths.toPrecision(hundredths >= 99 ? 4 : 2))} %`;
}
