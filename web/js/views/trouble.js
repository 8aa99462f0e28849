import { html, nothing } from '../dom.js';
import { counted } from '../units.js';
import { keeping, replacement } from './keeping.js';

/**
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../types.js').BasicRun<{learningRate: number}>} Run
 * @typedef {{
 *   connection: import('../types.js').Connection, notice: string, run: Run | null, replaced?: import('../types.js').Replaced | null
 * }} State
 * @typedef {{
 *   look: (look: {notice?: string, replaced?: null}) => void, reset: () => void, rollBack: () => void,
 *   resetWithRate: (rate: number) => void
 * }} Actions
 */

/**
 * What a person must know of any run: a lost connection, a refusal, what hinders that it is kept, that it diverged or failed, and what helps.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function trouble(state, words, actions) {
  return [
    html`<div id="notice" role="status">${notice(state, words, actions)}</div>`,
    html`<div id="keeping" role="status">
      ${replacement(state.replaced, words, actions)} ${keeping(state.run, words)}
    </div>`,
    state.run?.status === 'diverged' ? diverged(state.run, words, actions) : nothing,
    state.run?.status === 'failed' ? failed(state.run, words, actions) : nothing,
  ];
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
 * @param {Run} run
 * @param {Words} words
 * @param {Actions} actions
 */
function diverged(run, words, actions) {
  const rate = run.spec.learningRate;
  const goodStep = run.rollbackStep;
  return html`<section class="card warn" id="diverged">
    <h2>${words('diverged.title')}</h2>
    <p>${run.message}</p>
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
 * @param {Run} run
 * @param {Words} words
 * @param {Actions} actions
 */
function failed(run, words, actions) {
  return html`<section class="card warn" id="failed">
    <h2>${words('failed.title')}</h2>
    <p>${run.message}</p>
    <button @click=${actions.reset}>${words('diverged.reset')}</button>
  </section>`;
}
