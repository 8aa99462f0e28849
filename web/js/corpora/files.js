/**
 * Files that a person drops or chooses: one, several, or folders.
 *
 * @typedef {import('./types.js').NamedFile} NamedFile
 */

/** Most files that are joined, as the server has it. */
export const MOST_FILES = 1000;

/** What may stand between files that are joined. @type {{name: 'line' | 'blank' | 'dashes' | 'none', text: string}[]} */
export const SEPARATORS = [
  { name: 'line', text: '\n' },
  { name: 'blank', text: '\n\n' },
  { name: 'dashes', text: '\n-----\n' },
  { name: 'none', text: '' },
];

/** What a text may be said to be written in, where it is not to be found by itself. */
export const ENCODINGS = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'GB18030',
  'Big5',
  'Shift_JIS',
  'EUC-KR',
  'ISO-8859-1',
  'windows-1252',
  'windows-1251',
];

const COLUMNS = ['game', 'score_a', 'score_b', 'player', 'stroke', 'landing', 'outcome'];

/** Columns from which on a table is one of rallies, if perhaps with a wrong header. */
const ENOUGH = 3;

/** Whether a text begins as a table of recorded rallies. @param {string} start */
export function looksLikeRallies(start) {
  const cells = start
    .split(/[\r\n]/, 1)[0]
    .split(/[,;\t]/)
    .map((cell) => cell.trim().toLowerCase());
  return COLUMNS.filter((column) => cells.includes(column)).length >= ENOUGH;
}

/** Files in the order of their paths, with numbers in them counted. @param {NamedFile[]} files */
export function inOrder(files) {
  return [...files].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** Whether a path leads into what a system or a tool hides in a folder. @param {string} path */
export function isHidden(path) {
  const parts = path.split('/');
  return parts.length > 1 && parts.some((part) => /^\.[^.]/.test(part));
}

/** What texts that are joined are called: their folder, if they have one in common. @param {NamedFile[]} files */
export function nameOf(files) {
  const folder = files[0].name.split('/')[0];
  const inFolder = files.every(({ name }) => name.startsWith(`${folder}/`));
  return inFolder ? folder : `${files[0].name} + ${files.length - 1}`;
}

/** Files that were chosen; of a folder, with their paths. @param {FileList} list @returns {NamedFile[]} */
export function chosenFiles(list) {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/**
 * Files that were dropped, those in folders with their paths. Asks for the entries at once: after the event they are gone.
 * @param {DataTransfer} dropped
 * @returns {Promise<NamedFile[]>}
 */
export async function droppedFiles(dropped) {
  const entries = [...dropped.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...dropped.files];
  if (!entries.some((entry) => entry?.isDirectory)) {
    return plain.map((file) => ({ name: file.name, file }));
  }
  const found = await Promise.all(entries.map((entry) => (entry === null ? [] : within(entry))));
  return found.flat();
}

/** @param {FileSystemEntry} entry @returns {Promise<NamedFile[]>} */
async function within(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) =>
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
    );
    return [{ name: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {NamedFile[]} */
  const files = [];
  for (;;) {
    // A folder is read in parts, until one is empty.
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) {
      return files;
    }
    for (const one of part) {
      files.push(...(await within(one)));
    }
  }
}
