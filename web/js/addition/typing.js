import { mostOf } from './defaults.js';

/**
 * What is wrong with a number that was typed: words of the page, or of the server.
 * @typedef {{key: import('../i18n/words.js').Key, values: Record<string, string | number>} | {text: string}} Fault
 */

/**
 * What is wrong with what stands in a field, or null when it is a number that can be added.
 * @param {string} text
 * @param {number} bits
 * @returns {Fault | null}
 */
export function faultOf(text, bits) {
  const typed = plain(text);
  const values = { most: mostOf(bits).toLocaleString('en'), bits, text: typed.slice(0, 20) };
  if (typed === '') {
    return { key: 'typed.empty', values };
  }
  if (/^[-−]\d+$/.test(typed)) {
    return { key: 'typed.negative', values };
  }
  if (!/^\d+$/.test(typed)) {
    return { key: 'typed.notWhole', values };
  }
  return Number(typed) > mostOf(bits) ? { key: 'typed.tooLarge', values } : null;
}

/** What was typed, in plain digits and without space around it. @param {string} text */
function plain(text) {
  return text.normalize('NFKC').trim();
}

/**
 * The two numbers, when both can be added.
 * @param {{a: string, b: string}} typed
 * @param {number} bits
 * @returns {{a: number, b: number} | null}
 */
export function pairOf({ a, b }, bits) {
  return faultOf(a, bits) === null && faultOf(b, bits) === null
    ? { a: Number(plain(a)), b: Number(plain(b)) }
    : null;
}

/**
 * What was typed, made to fit into fewer bits.
 * @param {{a: string, b: string}} typed
 * @param {number} bits
 */
export function fitting({ a, b }, bits) {
  const fit = (/** @type {string} */ text) =>
    /^\d+$/.test(plain(text)) ? String(Number(plain(text)) % (mostOf(bits) + 1)) : text;
  return { a: fit(a), b: fit(b) };
}

/**
 * What stands in the fields after some of it was typed; the other field stays as it is.
 * @param {import('./types.js').Typed} typed
 * @param {{a?: string, b?: string}} texts
 * @param {number} bits
 * @returns {import('./types.js').Typed}
 */
export function typing(typed, texts, bits) {
  const { a, b } = { a: typed.a, b: typed.b, ...texts };
  const faults = { a: faultOf(a, bits) ?? undefined, b: faultOf(b, bits) ?? undefined };
  return { a, b, faults, sum: faults.a || faults.b ? null : typed.sum };
}

/**
 * A fault in words.
 * @param {Fault} fault
 * @param {import('../i18n/words.js').Words} words
 */
export function saying(fault, words) {
  return 'text' in fault ? fault.text : words(fault.key, fault.values);
}
