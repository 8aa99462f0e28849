import { html, nothing } from '../../dom.js';
import { counted } from '../../units.js';
import { percent, shownAs, SHOWN } from '../symbols.js';

/**
 * @typedef {import('../types.js').Another} Another
 * @typedef {import('../types.js').SymbolChange} SymbolChange
 * @typedef {import('../types.js').Named} Named
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** What the text that is chosen is called. @param {Another} another */
export function textNamed({ corpora, corpus }) {
  return corpora?.find(({ id }) => id === corpus)?.name ?? '';
}

/**
 * A choice among the texts there are, and a place for one's own.
 * @param {Another} another
 * @param {{id: string, name: string} | null} before the text that was learnt, where it is here
 * @param {Words} words
 * @param {Actions} actions
 */
export function chooser(another, before, words, actions) {
  const { corpora, corpus, phase, fault } = another;
  const others = (corpora ?? []).filter(({ id }) => id !== before?.id);
  return html`<div class="another-text" data-phase=${phase}>
    <label
      ><span>${words('another.label')}</span
      ><select
        id="another"
        ?disabled=${corpora === null}
        @change=${(/** @type {any} */ event) => actions.another.choose(event.target.value)}
      >
        <option value="" ?selected=${corpus === null}>
          ${before === null ? words('another.choose') : words('another.same', { text: before.name })}
        </option>
        ${others.map(
          ({ id, name, characters }) =>
            html`<option value=${id} ?selected=${id === corpus}>
              ${words('another.option', { name, characters: counted(characters ?? 0) })}
            </option>`,
        )}
      </select></label
    >
    <label class="choose"
      ><span>${words('another.file')}</span
      ><input
        id="another-file"
        class="unseen"
        type="file"
        @change=${(/** @type {any} */ { target }) => {
          const [file] = target.files;
          target.value = '';
          if (file) {
            actions.another.send(file);
          }
        }}
    /></label>
    ${
      phase === 'none'
        ? nothing
        : html`<p class="hint" role="status">${words(`another.${phase}`)}</p>`
    }
    ${fault === '' ? nothing : html`<p class="fault" role="alert">${fault}</p>`}
  </div>`;
}

/**
 * What the text that is chosen means to what was learnt: which symbols are kept, new and gone.
 * @param {Another} another
 * @param {Words} words
 */
export function comparison({ change }, words) {
  if (change === null) {
    return nothing;
  }
  const { kept, keptShare, newCount, goneCount } = change;
  return html`<section id="symbols" aria-label=${words('symbols.title')}>
    <p>
      ${
        kept === 0
          ? words('symbols.none')
          : words('symbols.kept', { count: counted(kept), share: percent(keptShare) })
      }
    </p>
    ${list(
      'new',
      words(newCount === 0 ? 'symbols.noNew' : 'symbols.new', { count: counted(newCount) }),
      change.new.map((one) => symbol(one, words, percent(one.share))),
      newCount,
      words,
    )}
    ${list(
      'gone',
      words(goneCount === 0 ? 'symbols.noGone' : 'symbols.gone', { count: counted(goneCount) }),
      change.gone.map((one) => symbol(one, words, '')),
      goneCount,
      words,
    )}
    <p class="hint">${words('symbols.after')}</p>
  </section>`;
}

/**
 * @param {string} kind
 * @param {string} title
 * @param {unknown[]} symbols
 * @param {number} count of all, of which there may be more than are told
 * @param {Words} words
 */
function list(kind, title, symbols, count, words) {
  const rest = symbols.slice(SHOWN);
  const untold = count - symbols.length;
  return html`<div class=${`symbols ${kind}`} data-count=${count}>
    <h4>${title}</h4>
    ${
      symbols.length === 0
        ? nothing
        : html`<ul>
            ${symbols.slice(0, SHOWN)}
          </ul>`
    }
    ${
      rest.length === 0
        ? nothing
        : html`<details class="more">
            <summary>${words('symbols.more', { count: counted(count - SHOWN) })}</summary>
            <ul>
              ${rest}
            </ul>
            ${untold > 0 ? html`<p class="hint">${words('symbols.untold', { count: counted(untold) })}</p>` : nothing}
          </details>`
    }
  </div>`;
}

/**
 * @param {Named} named
 * @param {Words} words
 * @param {string} share
 */
function symbol(named, words, share) {
  const { text, unseen } = shownAs(named, words);
  const title = named.code === '' ? named.symbol : `${named.code} ${named.name.toLowerCase()}`;
  return html`<li title=${title}>
    <span class=${unseen ? 'unseen-symbol' : 'symbol'}>${text}</span>${
      share === '' ? nothing : html`<span class="share">${share}</span>`
    }
  </li>`;
}
