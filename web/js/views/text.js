import { html, nothing } from '../dom.js';
import { goingAddress } from '../runs/address.js';
import { titleOf } from '../corpora/naming.js';
import { TOKEN_KINDS } from '../corpora/tokens.js';
import { DEFAULTS } from '../defaults.js';
import { trainedOn, windowAt, windowsAt } from '../passage.js';
import { counted } from '../units.js';
import { choiceControl } from './control.js';
import { facts, notes, preview } from './corpus.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Corpus} Corpus
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Characters shown before and after the window that is read, and lines before it at most. */
const BEFORE = 90;
const AFTER = 500;
const LINES_BEFORE = 3;

/**
 * The text that goes in, what it is cut into, and the place in it that is being read.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountText(root, store, actions) {
  return mounted(root, store, (state, words) => [
    html`<h2 id="text-title">${words('text.title')}</h2>`,
    state.corpus === null ? nothing : current(state, state.corpus, words, actions),
  ]);
}

/**
 * @param {State} state
 * @param {Corpus} corpus
 * @param {Words} words
 * @param {Actions} actions
 */
function current(state, corpus, words, actions) {
  return html`
    <div class="current">
      <p class="corpus-name" id="corpus-name">${titleOf(corpus, state.language)}</p>
      ${facts(corpus, words, '')} ${notes(corpus, state.language)}
      ${reading(state, words) ?? preview(corpus, words)} ${tokens(state, words, actions)}
      ${goOn(state, words)}
      <button id="examine" @click=${() => actions.lookAt(corpus.id)}>
        ${words('text.examine')}
      </button>
    </div>
  `;
}

/**
 * Where one goes on with what the run has learnt.
 * @param {State} state
 * @param {Words} words
 */
function goOn({ run }, words) {
  return run === null || run.step === 0
    ? nothing
    : html`<p class="go-on">
        <a id="go-on" href=${goingAddress(run.id)}>${words('text.goOn')}</a>
        <a id="go-on-text" href=${goingAddress(run.id, '')}>${words('text.goOnText')}</a>
      </p>`;
}

/**
 * What the text is cut into; an older server has no choice.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function tokens({ draft, run, faults }, words, actions) {
  if (draft.tokens === undefined) {
    return nothing;
  }
  const control = choiceControl(
    {
      field: 'tokens',
      id: 'tokens',
      value: draft.tokens,
      standard: DEFAULTS.tokens,
      standardName: words('tokens.characters'),
      fault: faults.tokens,
      takesEffect: 'resets',
      choose: (value) => actions.choose({ tokens: value }),
      options: TOKEN_KINDS.map((value) => ({ value, name: words(`tokens.${value}`) })),
    },
    words,
  );
  const cut = run !== null && run.spec.tokens !== 'characters' && run.spec.tokens !== undefined;
  return html`${control}
  ${
    cut
      ? html`<p class="hint" id="cut">
          ${words('tokens.effect', {
            symbols: counted(run.corpus.characters),
            vocabulary: counted(run.corpus.vocabulary),
          })}
        </p>`
      : nothing
  }`;
}

/**
 * The end of what stands before the window, short enough for the window to be in sight.
 * @param {string} text
 */
function ending(text) {
  const end = text.slice(-BEFORE).split('\n').slice(-LINES_BEFORE).join('\n');
  return end.replace(/^[\udc00-\udfff]/, '');
}

/**
 * The place in the text that is being read.
 * @param {State} state
 * @param {Words} words
 */
function reading({ run, reading: { step }, passage, corpus }, words) {
  if (run === null || passage === null || run.corpus.id !== corpus?.id) {
    return null;
  }
  const { from, to } = windowAt(windowsAt(step, run), passage.characters, run.spec);
  const { batch } = run.spec;
  return html`<figure class="reading-place">
    <figcaption>
      <span>${batch > 1 ? words('text.placeOf', { batch }) : words('text.place')}</span>
      <span class="figures">${counted(from + 1)} – ${counted(to)}</span>
    </figcaption>
    <progress
      aria-label=${words('text.through')}
      max=${Math.max(1, Math.floor(trainedOn(passage.characters, run.spec) / batch))}
      .value=${to}
    ></progress>
    <div class="passage" id="passage" data-from=${from}>
      <span>${ending(passage.slice(Math.max(0, from - BEFORE), from))}</span
      ><mark>${passage.slice(from, to)}</mark
      ><span>${passage.slice(to, to + AFTER).slice(0, AFTER)}</span>
    </div>
  </figure>`;
}
