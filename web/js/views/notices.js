import { html, nothing } from '../dom.js';
import { counted, inUnit } from '../units.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Share of the vocabulary that the network wavers between when it is said to have learnt something. */
const LEARNT = 0.9;

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
  const { run, connection } = state;
  if (run === null) {
    return words(connection === 'reconnecting' ? 'lead.noServer' : 'lead.waiting');
  }
  const choices = run.smoothLoss === null ? Infinity : inUnit(run.smoothLoss, 'perplexity');
  const learning = run.status === 'training' && choices < LEARNT * run.corpus.vocabulary;
  return words(learning ? 'lead.learning' : `lead.${run.status}`, {
    hidden: (run.spec.layers > 1 ? `${run.spec.layers} × ` : '') + counted(run.spec.hidden),
    corpus: run.corpus.name,
    step: counted(run.step),
    vocabulary: counted(run.corpus.vocabulary),
    choices: choices < 10 ? choices.toFixed(1) : counted(choices),
  });
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function notice(state, words, actions) {
  if (state.connection === 'reconnecting' && state.run !== null) {
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
  const goodStep = state.run?.rollbackStep;
  return html`<section class="card warn" id="diverged">
    <h2>${words('diverged.title')}</h2>
    <p>${state.run?.message}</p>
    ${
      typeof goodStep === 'number'
        ? html`<button id="roll-back" class="primary" @click=${actions.rollBack}>
            ${words('diverged.rollBack', { step: counted(goodStep) })}
          </button>`
        : nothing
    }
    <button
      id="reset-slower"
      class=${typeof goodStep === 'number' ? '' : 'primary'}
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
