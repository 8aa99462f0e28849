import { Refused, upload } from '../api.js';
import { corporaApi } from './api.js';
import { inOrder, isHidden, looksLikeRallies, MOST_FILES, nameOf } from './files.js';

/**
 * @typedef {import('./types.js').NamedFile} NamedFile
 * @typedef {import('./types.js').LeftOut} LeftOut
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {{corpus: Corpus, leftOut: LeftOut[]}} Sent
 * @typedef {{hidden: string, tooMany: string, empty: string, unreadable: string}} Reasons why files are left out, in words
 */

/** Bytes at the start of a file that tell a table of rallies. */
const HEAD = 300;

/**
 * Sends a file; a table of rallies as such.
 * @param {NamedFile} file
 * @param {string} encoding
 * @param {Reasons} reasons
 * @param {(share: number) => void} progress
 */
async function sendOne({ name, file }, encoding, { unreadable }, progress) {
  const start = await file
    .slice(0, HEAD)
    .text()
    .catch(() => Promise.reject(new Refused(422, unreadable, '')));
  /** @type {Record<string, string>} */
  const said = encoding === '' ? {} : { encoding };
  return upload(name, file, progress, looksLikeRallies(start) ? { as: 'rallies' } : said);
}

/**
 * Sends one file, or several that become one text, one after the other in the order of their names. What cannot be read is left
 * out, and said. The parts of a text that was joined are removed again when they were not there before.
 * @param {NamedFile[]} files
 * @param {{separator: string, encoding: string}} how what stands between files, and what they are written in; empty: it is to be found
 * @param {Reasons} reasons
 * @param {(name: string, share: number) => void} progress is told the share of all bytes, from 0 to 1
 * @returns {Promise<Sent>}
 * @throws {Refused} when nothing is left, or the server cannot be reached
 */
export async function sendFiles(files, { separator, encoding }, reasons, progress) {
  const [wanted, leftOut] = parted(inOrder(files), reasons);
  if (wanted.length === 0) {
    throw new Refused(422, leftOut[0]?.reason ?? reasons.empty, '');
  }
  const total = wanted.reduce((sum, { file }) => sum + file.size, 0);
  /** @type {(NamedFile & {corpus: Corpus, isNew: boolean})[]} */
  const sent = [];
  let before = 0;
  for (const one of wanted) {
    const base = before;
    const told = (/** @type {number} */ share) =>
      progress(one.name, (base + share * one.file.size) / Math.max(1, total));
    told(0);
    try {
      sent.push({ ...one, ...(await sendOne(one, encoding, reasons, told)) });
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.status === 0 || wanted.length === 1) {
        throw refused;
      }
      leftOut.push({ name: one.name, reason: refused.message });
    }
    before += one.file.size;
  }
  if (sent.length === 0) {
    throw new Refused(422, `${leftOut[0].name}: ${leftOut[0].reason}`, '');
  }
  const corpus = sent.length === 1 ? sent[0].corpus : await joined(nameOf(sent), sent, separator);
  return { corpus, leftOut };
}

/**
 * @param {NamedFile[]} files
 * @param {Reasons} reasons
 * @returns {[NamedFile[], LeftOut[]]}
 */
function parted(files, reasons) {
  const seen = files.filter(({ name }) => !isHidden(name));
  const wanted = seen.slice(0, MOST_FILES);
  return [
    wanted,
    [
      ...files.filter(({ name }) => isHidden(name)).map(because(reasons.hidden)),
      ...seen.slice(MOST_FILES).map(because(reasons.tooMany)),
    ],
  ];
}

/** @param {string} reason @returns {(file: NamedFile) => LeftOut} */
function because(reason) {
  return ({ name }) => ({ name, reason });
}

/**
 * @param {string} name
 * @param {{corpus: Corpus, isNew: boolean}[]} sent
 * @param {string} separator
 */
async function joined(name, sent, separator) {
  const ids = sent.map(({ corpus }) => corpus.id);
  const whole = await corporaApi.join(name, ids, separator);
  const parts = new Set(sent.filter(({ isNew }) => isNew).map(({ corpus }) => corpus.id));
  parts.delete(whole.id);
  for (const id of parts) {
    await corporaApi.remove(id);
  }
  return whole;
}
