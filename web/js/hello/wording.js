/** @typedef {import('./types.js').Fault} Fault */

const SHORTEST = 2;
const LONGEST = 12;

/** A word as it is sent: without blanks around it, each accent joined to its letter. @param {string} text */
export function wordOf(text) {
  return text.trim().normalize('NFC');
}

/**
 * What keeps a word from being learnt, or null.
 * @param {string} text
 * @returns {Fault | null}
 */
export function faultOf(text) {
  const letters = [...wordOf(text)];
  const count = letters.length;
  if (!letters.every((letter) => /^\p{L}$/u.test(letter))) {
    return { why: 'letters', count };
  }
  if (count < SHORTEST) {
    return { why: 'short', count };
  }
  if (count > LONGEST) {
    return { why: 'long', count };
  }
  return new Set(letters).size === 1 ? { why: 'same', count } : null;
}
