import { html, nothing } from '../../dom.js';
import { counted } from '../../units.js';
import { titleOf } from '../naming.js';

/**
 * @typedef {import('../../types.js').Language} Language
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Examined} Examined
 * @typedef {import('../types.js').Report} Report
 * @typedef {import('../types.js').Effect} Effect
 * @typedef {import('../../actions.js').Actions} Actions
 */

/**
 * What can be changed in a text at a press, each with its effect; and the way back.
 * @param {Report} report
 * @param {Examined} examined
 * @param {Language} language
 * @param {Words} words
 * @param {Actions} actions
 */
export function foldings(report, { before, folding }, language, words, actions) {
  const useful = report.foldings.filter(({ changes }) => changes);
  const idle = report.foldings.filter(({ changes }) => !changes);
  return html`<h4>${words('fold.title')}</h4>
    ${
      before.length === 0
        ? html`<p class="hint">${words('fold.hint')}</p>`
        : html`<p class="folded">
            ${words('fold.made', { name: titleOf(before[before.length - 1], language) })}
            <button id="unfold" @click=${actions.unfold}>${words('fold.undo')}</button>
          </p>`
    }
    <ul class="foldings">
      ${useful.map((effect) => one(effect, report, folding, words, actions))}
    </ul>
    ${
      idle.length === 0
        ? nothing
        : html`<p class="hint">
            ${words('fold.idle', {
              names: idle.map(({ option }) => words(`fold.${option}`)).join(', '),
            })}
          </p>`
    }`;
}

/**
 * @param {Effect} effect
 * @param {Report} report
 * @param {string | null} folding the one that is being made
 * @param {Words} words
 * @param {Actions} actions
 */
function one(
  { option, characters, vocabulary, parameters },
  { text, advice },
  folding,
  words,
  actions,
) {
  return html`<li data-fold=${option}>
    <span class="fold-name"
      ><b>${words(`fold.${option}`)}</b>
      <span class="hint">${words(`fold.${option}.hint`)}</span></span
    >
    <span class="fold-effect figures">
      ${words('fold.vocabulary', { before: counted(text.vocabulary), after: counted(vocabulary) })}
      ${
        parameters === 0
          ? nothing
          : html`<br />${words('fold.parameters', {
                before: counted(advice.parameters),
                after: counted(parameters),
              })}`
      }
      ${
        characters === text.characters
          ? nothing
          : html`<br />${words('fold.characters', { count: counted(characters - text.characters).replace('-', '−') })}`
      }
    </span>
    <button ?disabled=${folding !== null} @click=${() => actions.refold(option)}>
      ${words(folding === option ? 'fold.folding' : 'fold.fold')}
    </button>
  </li>`;
}
