import { html, nothing } from '../dom.js';
import { hasWords } from '../i18n/words.js';
import { counted } from '../units.js';

/**
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../i18n/words.js').Key} Key
 * @typedef {import('../types.js').RunNotice} RunNotice
 * @typedef {import('../types.js').Replaced} Replaced
 * @typedef {{status: string, message: string, notices?: RunNotice[]}} Run
 */

/** Why a run waits; the other notices say what was found when it was read. */
const WAITING = ['disk-full', 'disk-failed', 'database-locked', 'database-damaged'];

/** Of which the server knows more than there are words for here. */
const WITH_REASON = ['disk-failed', 'database-damaged'];

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

/** What became of the database before the server started. @param {Replaced} replaced @param {Words} words */
export function sentencesOf({ aside, backup, backupDamaged }, words) {
  const what = aside ? words('replaced.damaged', { file: aside }) : words('replaced.missing');
  const instead = backup
    ? words('replaced.backup', {
        when: new Date(backup).toLocaleString(document.documentElement.lang),
      })
    : words(backupDamaged ? 'replaced.backupDamaged' : 'replaced.noBackup');
  return [what, instead];
}

/**
 * What a person must know of how a run is kept.
 * @param {Run | null} run
 * @param {Words} words
 */
export function keeping(run, words) {
  if (run === null) {
    return nothing;
  }
  const notices = run.notices ?? [];
  const said = notices.some(({ kind }) => WAITING.includes(kind));
  const ended = run.status === 'diverged' || run.status === 'failed';
  return [
    ...notices.map(
      (notice) =>
        html`<p class="card warn" data-notice=${notice.kind}>
          <span>${sentenceOf(notice, words)}</span>
          ${WITH_REASON.includes(notice.kind) ? html`<small lang="en">${run.message}</small>` : nothing}
        </p>`,
    ),
    said || ended || run.message === ''
      ? nothing
      : html`<p class="card" data-notice="message"><span lang="en">${run.message}</span></p>`,
  ];
}

/**
 * That the runs are not those that were there last.
 * @param {Replaced | null | undefined} replaced
 * @param {Words} words
 * @param {{look: (look: {replaced: null}) => void}} actions
 */
export function replacement(replaced, words, actions) {
  return replaced
    ? html`<p class="card warn" data-notice="database-replaced">
        <span>${sentencesOf(replaced, words).join(words('replaced.between'))}</span>
        <button class="plain" @click=${() => actions.look({ replaced: null })}>
          ${words('notice.dismiss')}
        </button>
      </p>`
    : nothing;
}
