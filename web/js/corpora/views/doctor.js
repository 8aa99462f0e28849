import { html, nothing } from '../../dom.js';
import { counted, duration, percent } from '../../units.js';
import { noteIn } from '../naming.js';
import { adviceOf } from '../advice.js';
import { sorted } from '../notes.js';
import { foldings } from './foldings.js';
import { partly } from './partly.js';

/**
 * @typedef {import('../../types.js').Spec} Spec
 * @typedef {import('../../types.js').Language} Language
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Examined} Examined
 * @typedef {import('../types.js').Report} Report
 * @typedef {import('../types.js').Found} Found
 * @typedef {import('../../actions.js').Actions} Actions
 */

/** Symbols that are named one by one. */
const NAMED = 12;

/**
 * The doctor for texts: what is found in one, how a network fits it, and what can be changed at a press.
 * @param {Examined} examined
 * @param {Spec} spec
 * @param {Language} language
 * @param {Words} words
 * @param {Actions} actions
 */
export function doctor(examined, spec, language, words, actions) {
  const { report, message } = examined;
  return html`<section
    class="doctor"
    aria-labelledby="doctor-title"
    data-report=${report === 'waiting' ? 'waiting' : report === null ? 'none' : 'there'}
  >
    <h3 id="doctor-title">${words('doctor.title')}</h3>
    ${message === '' ? nothing : html`<p class="fault" role="alert">${message}</p>`}
    ${report === 'waiting' ? html`<p class="empty" role="status">${words('doctor.waiting')}</p>` : nothing}
    ${
      report === null || report === 'waiting'
        ? nothing
        : [
            partly(report.text.characters, examined.corpus, words),
            findings(report, examined, language, words),
            fit(report, examined, spec, words),
            foldings(report, examined, language, words, actions),
          ]
    }
  </section>`;
}

/**
 * @param {string} name
 * @param {unknown} what
 * @param {boolean} [odd] whether it is worth a look
 */
function row(name, what, odd = false) {
  return html`<div class=${odd ? 'odd' : ''}>
    <dt>${name}</dt>
    <dd>${what}</dd>
  </div>`;
}

/**
 * @param {Report} report
 * @param {Examined} examined
 * @param {Language} language
 * @param {Words} words
 */
function findings({ text, notes }, { corpus }, language, words) {
  const { encoding, mark, lineEnds } = sorted(notes);
  const told = (/** @type {string} */ note) => noteIn(note, language);
  const marked = mark[0] ?? encoding.find((note) => note.includes('byte-order mark'));
  const ours = corpus.source !== 'uploaded';
  const forms = text.notComposed + text.notCompatible;
  return html`<dl class="findings">
    ${row(
      words('doctor.encoding'),
      encoding.map(told)[0] ?? words(ours ? 'doctor.encoding.ours' : 'doctor.encoding.sure'),
      encoding.length > 0,
    )}
    ${row(words('doctor.mark'), marked === undefined ? words('doctor.mark.none') : told(marked), marked !== undefined)}
    ${row(
      words('doctor.lineEnds'),
      lineEnds.length > 0 ? lineEnds.map(told).join(' ') : words('doctor.lineEnds.usual'),
      lineEnds.length > 0,
    )}
    ${row(
      words('doctor.lines'),
      words('doctor.lines.are', {
        count: counted(text.lines),
        longest: counted(text.longestLine),
      }),
    )}
    ${row(
      words('doctor.forms'),
      forms === 0
        ? words('doctor.forms.none')
        : words('doctor.forms.some', {
            nfc: counted(text.notComposed),
            nfkc: counted(text.notCompatible),
          }),
      text.notComposed > 0,
    )}
    ${row(
      words('doctor.invisible'),
      text.invisible.length === 0 ? words('doctor.none') : symbols(text.invisible, words),
      text.invisible.length > 0,
    )}
    ${row(
      words('doctor.rare', { count: counted(text.rareSymbols) }),
      text.rareSymbols === 0 ? words('doctor.none') : symbols(text.rare, words),
    )}
    ${row(
      words('doctor.duplicates'),
      text.duplicatedLines === 0
        ? words('doctor.none')
        : words('doctor.duplicates.are', {
            lines: counted(text.duplicatedLines),
            share: percent(text.duplicatedShare),
          }),
      text.duplicatedShare > 0.05,
    )}
  </dl>`;
}

/**
 * Symbols with their counts; what cannot be seen by its code.
 * @param {Found[]} found
 * @param {Words} words
 */
function symbols(found, words) {
  const more = found.length - NAMED;
  return html`<span class="symbols"
    >${found
      .slice(0, NAMED)
      .map(
        ({ symbol, code, name, count }) =>
          html`<span title=${`${code} ${name}`}
            >${/[\p{L}\p{N}\p{P}\p{S}]/u.test(symbol) ? symbol : code}<sub
              >${counted(count)}</sub
            ></span
          >`,
      )}${more > 0 ? html`<span>${words('doctor.more', { count: more })}</span>` : nothing}</span
  >`;
}

/**
 * How the network that would learn it fits the text.
 * @param {Report} report
 * @param {Examined} examined
 * @param {Spec} spec
 * @param {Words} words
 */
function fit({ advice }, { tokens, secondsPerEpoch, cuts }, spec, words) {
  const seen = advice.trainedOn + advice.validatedOn;
  const all = cuts?.find((cut) => cut.tokens === tokens)?.symbols ?? seen;
  const values = {
    parameters: counted(advice.parameters),
    symbols: counted(all),
    kind: words(`symbols.${tokens}`),
    windows: counted(advice.windows),
    hidden: counted(advice.hiddenThatFits),
  };
  return html`<h4>${words('doctor.fit')}</h4>
    <dl class="findings">
      ${row(
        words('doctor.windows'),
        words('doctor.windows.are', {
          windows: counted(advice.windows),
          batch: counted(spec.batch),
          length: counted(spec.sequenceLength),
        }),
      )}
      ${row(
        words('doctor.validation'),
        words('doctor.validation.is', {
          share: percent(advice.validatedOn / Math.max(1, seen)),
          count: counted(advice.validatedOn),
        }),
      )}
      ${row(
        words('doctor.epoch'),
        secondsPerEpoch === null
          ? words('doctor.measuring')
          : Number.isNaN(secondsPerEpoch)
            ? '–'
            : words('doctor.epoch.is', { time: duration(secondsPerEpoch) }),
      )}
    </dl>
    ${adviceOf(advice, all, spec.dropout).map(
      ({ says, warns }) =>
        html`<p class=${warns ? 'note warns' : 'note'} data-advice=${says}>
          ${words(`advice.${says}`, values)}
        </p>`,
    )}`;
}
