import { hasWords } from './i18n/words.js';
import { counted } from './units.js';

/**
 * @typedef {import('./i18n/words.js').Words} Words
 * @typedef {import('./i18n/words.js').Key} Key
 * @typedef {import('./types.js').RunNotice} RunNotice
 * @typedef {import('./types.js').Replaced} Replaced
 * @typedef {{status: string, message: string, notices?: RunNotice[]}} Run
 */

/** Why a run waits; the other notices say what was found when it was read. */
export const WAITING = ['disk-full', 'disk-failed', 'database-locked', 'database-damaged'];

/** What a notice says. @param {RunNotice} notice @param {Words} words */
export function sentenceOf({ kind, step, count }, words) {
  const from = kind === 'checkpoint-damaged' && step === 0 ? `${kind}.start` : kind;
  const key = `keeping.${from}`;
  return hasWords(key)
    ? words(/** @type {Key} */ (key), { step: counted(step ?? 0), count: counted(count ?? 0) })
    : kind;
}

/** Those that say why runs wait, each once. @param {Run[]} runs */
export function waiting(runs) {
  const kinds = runs.flatMap(({ notices }) => notices ?? []).map(({ kind }) => kind);
  return WAITING.filter((kind) => kinds.includes(kind)).map((kind) => ({ kind }));
}

/** What became of the database before the server started. @param {Replaced} replaced @param {Words} words @param {string} language */
export function sentencesOf({ aside, backup, backupDamaged }, words, language) {
  const what = aside ? words('replaced.damaged', { file: aside }) : words('replaced.missing');
  const instead = backup
    ? words('replaced.backup', {
        when: new Date(backup).toLocaleString(language),
      })
    : words(backupDamaged ? 'replaced.backupDamaged' : 'replaced.noBackup');
  return [what, instead];
}
