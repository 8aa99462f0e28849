/**
 * What the server notes of a text, sorted: how it was read, its mark, its line ends, what it was made of.
 *
 * @typedef {'encoding' | 'mark' | 'lineEnds' | 'made' | 'other'} NoteKind
 */

/** @type {[NoteKind, RegExp][]} */
const KINDS = [
  ['mark', /byte-order mark at the start/],
  ['encoding', /^Read as /],
  ['lineEnds', /^[\d,]+ line ends? /],
  ['made', /^(Made of|Joined of|Rallies of) /],
];

/** @param {string} note @returns {NoteKind} */
export function kindOf(note) {
  return KINDS.find(([, pattern]) => pattern.test(note))?.[0] ?? 'other';
}

/**
 * The notes of each kind.
 * @param {string[]} notes
 * @returns {Record<NoteKind, string[]>}
 */
export function sorted(notes) {
  /** @type {Record<NoteKind, string[]>} */
  const found = { encoding: [], mark: [], lineEnds: [], made: [], other: [] };
  notes.forEach((note) => found[kindOf(note)].push(note));
  return found;
}
