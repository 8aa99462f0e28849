import { html, nothing } from '../dom.js';
import { sentenceOf, sentencesOf, WAITING } from '../keeping.js';

/**
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Replaced} Replaced
 * @typedef {import('../keeping.js').Run} Run
 */

/** Of which the server knows more than there are words for here. */
const WITH_REASON = ['disk-failed', 'database-damaged'];

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
        ${sentencesOf(replaced, words, document.documentElement.lang).map((one) => html`<span>${one}</span> `)}
        <button class="plain" @click=${() => actions.look({ replaced: null })}>
          ${words('notice.dismiss')}
        </button>
      </p>`
    : nothing;
}
