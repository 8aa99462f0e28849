import { html, nothing } from '../../dom.js';
import { sentenceOf, waiting } from '../../keeping.js';
import { replacement } from '../../views/keeping.js';
import { mounted } from '../../views/view.js';
import { chooser, comparison, textNamed } from './another.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * What a person must know: a lost connection, what came of something, what can be had back, why a file was refused.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountNotices(root, store, actions) {
  return mounted(root, store, (state, words) => [
    html`<p class="lead">${lead(state, words)}</p>`,
    html`<div id="notice" role="status">
      ${
        state.connection === 'reconnecting' && state.runs !== null
          ? html`<p class="card warn">${words('notice.reconnecting')}</p>`
          : nothing
      }
      ${
        state.notice === ''
          ? nothing
          : html`<p class="card">
              <span>${state.notice}</span>
              <button class="plain" @click=${() => actions.look({ notice: '' })}>
                ${words('notice.dismiss')}
              </button>
            </p>`
      }
      <div class="undoing">${state.gone.map((gone) => undo(gone, words, actions))}</div>
    </div>`,
    html`<div id="keeping" role="status">
      ${replacement(state.replaced, words, actions)}
      ${waiting(state.runs ?? []).map(
        (notice) =>
          html`<p class="card warn" data-notice=${notice.kind}>${sentenceOf(notice, words)}</p>`,
      )}
    </div>`,
    opening(state, words, actions),
  ]);
}

/** @param {State} state @param {Words} words */
function lead({ runs, connection }, words) {
  if (runs === null) {
    return words(connection === 'reconnecting' ? 'lead.noServer' : 'runs.waiting');
  }
  const training = runs.filter(({ status }) => status === 'training').length;
  return runs.length === 0
    ? words('runs.lead.empty')
    : words('runs.lead', { count: runs.length, training });
}

/**
 * @param {import('../types.js').Gone} gone
 * @param {Words} words
 * @param {Actions} actions
 */
function undo({ id, name }, words, actions) {
  return html`<p class="card gone" data-run=${id}>
    <span>${words('runs.deleted', { name })}</span>
    <button class="undo" @click=${() => actions.restore(id)}>${words('runs.undo')}</button>
    <span class="countdown" aria-hidden="true"></span>
  </p>`;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function opening({ opening: { phase, name, message }, another }, words, actions) {
  if (phase === 'sending') {
    return html`<p class="card" role="status">${words('runs.opening', { name })}</p>`;
  }
  return phase === 'none'
    ? nothing
    : html`<div class="card warn" role="alert" id="opening-fault">
        <p><strong>${words('runs.refused', { name })}</strong> ${message}</p>
        ${another?.file ? onAnotherText(another, words, actions) : nothing}
        <button
          class="plain"
          @click=${() =>
            actions.look({
              opening: { phase: 'none', name: '', message: '' },
              another: another?.file ? null : another,
            })}
        >
          ${words('notice.dismiss')}
        </button>
      </div>`;
}

/**
 * A checkpoint whose own text is not here can go on with another one.
 * @param {import('../types.js').Another} another
 * @param {Words} words
 * @param {Actions} actions
 */
function onAnotherText(another, words, actions) {
  return html`<div id="open-on-text">
    ${chooser(another, null, words, actions)} ${comparison(another, words)}
    ${
      another.change === null
        ? nothing
        : html`<button class="primary" @click=${() => actions.openWithText()}>
            ${words('fork.accept', { text: textNamed(another) })}
          </button>`
    }
  </div>`;
}
