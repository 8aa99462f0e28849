import { html, nothing } from '../dom.js';
import { counted } from '../units.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The sentence on what one sees, and what a person must know: a lost connection, a refusal, a run that diverged.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountNotices(root, store, actions) {
  return mounted(root, store, (state, words) => [
    html`<p class="lead">${lead(state, words)}</p>`,
    html`<div id="notice" role="status">${notice(state, words, actions)}</div>`,
    state.run?.status === 'diverged' ? diverged(state, words, actions) : nothing,
    state.run?.status === 'failed' ? failed(state, words, actions) : nothing,
  ]);
}

/**
 * @param {State} state
 * @param {Words} words
 */
function lead(state, words) {
  const { run } = state;
  if (run === null) {
    return words('lead.waiting');
  }
  return words(`lead.${run.status}`, {
    hidden: run.spec.hidden,
    corpus: run.corpus.name,
    step: counted(run.step),
  });
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function notice(state, words, actions) {
  if (state.connection === 'reconnecting') {
    return html`<p class="card warn">${words('notice.reconnecting')}</p>`;
  }
  if (state.notice !== '') {
    return html`<p class="card">
      <span>${state.notice}</span>
      <button class="plain" @click=${() => actions.look({ notice: '' })}>
        ${words('notice.dismiss')}
      </button>
    </p>`;
  }
  return nothing;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function diverged(state, words, actions) {
  const rate = state.run?.spec.learningRate ?? 1;
  return html`<section class="card warn" id="diverged">
    <h2>${words('diverged.title')}</h2>
    <p>${state.run?.message}</p>
    <button
      id="reset-slower"
      class="primary"
      @click=${() => actions.resetWithRate(Number((rate / 10).toPrecision(6)))}
    >
      ${words('diverged.slower')}
    </button>
    <button id="reset-diverged" @click=${actions.reset}>${words('diverged.reset')}</button>
  </section>`;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function failed(state, words, actions) {
  return html`<section class="card warn" id="failed">
    <h2>${words('failed.title')}</h2>
    <p>${state.run?.message}</p>
    <button @click=${actions.reset}>${words('diverged.reset')}</button>
  </section>`;
}
