import { html, live, nothing } from '../../dom.js';
import { counted, figures } from '../../units.js';
import { partly } from './partly.js';
import { TOKEN_KINDS } from '../tokens.js';

/**
 * @typedef {import('../../types.js').Spec} Spec
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Examined} Examined
 * @typedef {import('../types.js').Cut} Cut
 * @typedef {import('../types.js').TokenKind} TokenKind
 * @typedef {import('../../actions.js').Actions} Actions
 */

/**
 * What a text is cut into, with what that makes of it: how many symbols, how many different ones, how large the network is.
 * @param {Examined} examined
 * @param {Spec} spec
 * @param {Words} words
 * @param {Actions} actions
 */
export function cuts({ corpus, tokens, cuts: found }, { sequenceLength }, words, actions) {
  /** @param {TokenKind} kind */
  function choice(kind) {
    const cut = found?.find((one) => one.tokens === kind);
    return html`<label class="cut" data-tokens=${kind}>
      <input
        type="radio"
        name="tokens"
        value=${kind}
        ?disabled=${cut?.reason !== undefined}
        .checked=${live(tokens === kind)}
        @change=${() => actions.cutInto(kind)}
      />
      <span><b>${words(`tokens.${kind}`)}</b> ${words(`tokens.${kind}.hint`)}</span>
      <span class="cut-effect figures">${cut === undefined ? nothing : effect(cut, words)}</span>
    </label>`;
  }
  const cut = found?.find((one) => one.tokens === tokens);
  return html`<fieldset class="cuts">
    <legend>${words('tokens.label')}</legend>
    ${TOKEN_KINDS.map(choice)}
    ${
      tokens !== 'characters' && cut?.symbols && cut.characters
        ? html`<p class="hint" id="window-reach">
            ${words('tokens.window', {
              length: counted(sequenceLength),
              symbols: words(`symbols.${tokens}`),
              characters: figuresOf((sequenceLength * cut.characters) / cut.symbols),
            })}
          </p>`
        : nothing
    }
    ${partly(Math.min(...(found ?? []).map(({ characters = Infinity }) => characters)), corpus, words)}
  </fieldset>`;
}

/** @param {number} value */
function figuresOf(value) {
  return value >= 10 ? counted(value) : figures(value).slice(0, 3);
}

/**
 * @param {Cut} cut
 * @param {Words} words
 */
function effect({ symbols = 0, vocabulary = 0, parameters = 0, reason }, words) {
  if (reason !== undefined) {
    return reason;
  }
  const values = { symbols: counted(symbols), vocabulary: counted(vocabulary) };
  return parameters === 0
    ? words('tokens.effect', values)
    : words('tokens.effectParameters', { ...values, parameters: counted(parameters) });
}
