import { html, nothing } from '../dom.js';
import { goingAddress } from '../runs/address.js';
import { facts, notes, preview } from './corpus.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * A text on its way to the server, what the server says of it, and one press to train on it.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function upload(state, words, actions) {
  const { phase, name, progress, corpus, message } = state.upload;
  if (phase === 'sending') {
    return html`<p class="card sending" role="status">
      ${words('text.sending', { name })}
      <progress max="1" aria-label=${words('text.progress')} .value=${progress}></progress>
    </p>`;
  }
  if (phase === 'refused') {
    return html`<div class="card warn">
      <p id="upload-fault" role="alert"><strong>${name}</strong>: ${message}</p>
      ${close(words, actions)}
    </div>`;
  }
  if (phase !== 'done' || corpus === null) {
    return nothing;
  }
  const { corpus: unfit, sequenceLength, batch } = state.faults;
  const fault = unfit ?? sequenceLength ?? batch;
  return html`<section class="received card" id="received" aria-label=${corpus.name}>
    <p class="corpus-name">${corpus.name}</p>
    ${facts(corpus, words, 'new-')} ${notes(corpus)}
    <button id="train-on-this" class="primary" @click=${() => actions.trainOn(corpus.id)}>
      ${words('text.train')}
    </button>
    ${
      state.run === null || state.run.step === 0
        ? nothing
        : html`<a
            id="go-on-this"
            class="button"
            title=${words('text.goOnThisHint')}
            href=${goingAddress(state.run.id, corpus.id)}
            >${words('text.goOnThis')}</a
          >`
    }
    ${fault ? html`<p class="fault">${fault}</p>` : nothing} ${preview(corpus, words)}
    ${close(words, actions)}
  </section>`;
}

/**
 * @param {Words} words
 * @param {Actions} actions
 */
function close(words, actions) {
  return html`<button class="plain" id="put-away" @click=${actions.putAway}>
    ${words('text.putAway')}
  </button>`;
}
