import { html, nothing } from '../../dom.js';
import { goingAddress } from '../../runs/address.js';
import { facts, notes, preview } from '../../views/corpus.js';
import { networkIn, titleOf, watchForOf } from '../naming.js';
import { specFor } from '../recommended.js';
import { doctor } from './doctor.js';
import { cuts } from './cuts.js';

/**
 * @typedef {import('../../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Examined} Examined
 * @typedef {import('../../actions.js').Actions} Actions
 */

/**
 * A text that is looked into before it is learnt: what it is, what it is cut into, what a doctor finds and can change.
 * @param {Examined} examined
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function examined(examined, state, words, actions) {
  const { corpus, tokens, leftOut } = examined;
  const spec = specFor(corpus, tokens, examined.cuts);
  const { corpus: unfit, tokens: uncut, sequenceLength, batch } = state.faults;
  const fault = unfit ?? uncut ?? sequenceLength ?? batch;
  const watchFor = watchForOf(corpus, state.language);
  return html`<div class="examined" id="received" data-corpus=${corpus.id}>
    <div class="examined-text">
      <button class="plain" id="put-away" @click=${actions.putAway}>
        ‹ ${words('text.putAway')}
      </button>
      <p class="corpus-name">${titleOf(corpus, state.language)}</p>
      ${facts(corpus, words, 'new-')} ${notes(corpus, state.language)}
      ${
        leftOut.length === 0
          ? nothing
          : html`<details class="left-out" open>
              <summary>${words('files.leftOut', { count: leftOut.length })}</summary>
              <ul>
                ${leftOut.map(({ name, reason }) => html`<li><b>${name}</b>: ${reason}</li>`)}
              </ul>
            </details>`
      }
      ${watchFor === '' ? nothing : html`<p class="text-card-watch">${watchFor}</p>`}
      <div class="examined-deeds">
        <button
          id="train-on-this"
          class="primary"
          ?disabled=${state.chooser.starting !== null}
          @click=${() => actions.trainOn(corpus, tokens)}
        >
          ${words(state.chooser.starting === corpus.id ? 'cards.starting' : 'text.train')}
        </button>
        <button
          id="train-as-chosen"
          class="plain"
          @click=${() => actions.trainAsChosen(corpus, tokens)}
        >
          ${words('examined.asChosen')}
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
        <span class="hint"
          >${words('examined.with', networkIn(spec, words))}${spec.dropout > 0 ? `, ${words('examined.dropout', { share: spec.dropout })}` : ''}</span
        >
      </div>
      ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
      ${cuts(examined, spec, words, actions)} ${preview(corpus, words)}
    </div>
    ${doctor(examined, spec, state.language, words, actions)}
  </div>`;
}
