import { html, nothing } from '../../dom.js';
import { counted } from '../../units.js';
import { anew } from '../forking.js';
import { nameOf } from '../tasks.js';
import { fieldName, valueName } from '../wording.js';
import { chooser, comparison, textNamed } from './another.js';

/**
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../types.js').Fork} Fork
 * @typedef {import('../types.js').Another} Another
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Settings that are chosen from names. @type {Record<string, string[]>} */
const CHOICES = {
  gradientClipBy: ['value', 'norm'],
  optimizer: ['sgd', 'adagrad', 'rmsprop', 'adam'],
};

/**
 * The text and the settings of a new run that goes on with what another has learnt.
 * @param {Run} run
 * @param {Fork} fork
 * @param {Another | null} another
 * @param {Words} words
 * @param {Actions} actions
 */
export function forkForm(run, fork, another, words, actions) {
  const { step, values, faults, under } = fork;
  const name = nameOf(run);
  const general = faults[''];
  const other = another !== null && another.corpus !== null;
  return html`<form
    class="card"
    id="fork"
    @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      actions.makeFork();
    }}
  >
    <h3>
      ${step === null ? words('fork.titleNow', { name }) : words('fork.title', { name, step: counted(step) })}
    </h3>
    ${run.spec.task === 'text' ? text(run, another, words, actions) : nothing}
    ${other ? comparison(another, words) : nothing}
    <p class="hint">${words('fork.hint')}</p>
    <div class="fields">
      ${Object.keys(values).map((field) => setting(field, values[field], faults[field], words, actions))}
    </div>
    ${anew(fork, run).map((what) => html`<p class="note">${words(`fork.anew.${what}`)}</p>`)}
    ${general ? html`<p class="fault" role="alert">${general}</p>` : nothing}
    <button class="primary" ?disabled=${under || (another !== null && unready(another))}>
      ${other ? words('fork.accept', { text: textNamed(another) }) : words('fork.make')}
    </button>
    <button type="button" @click=${() => actions.look({ fork: null, another: null })}>
      ${words('fork.cancel')}
    </button>
  </form>`;
}

/** Whether it is not known yet what the text that is chosen means. @param {Another} another */
function unready({ corpus, change, phase, fault }) {
  return phase !== 'none' || fault !== '' || (corpus !== null && change === null);
}

/**
 * @param {Run} run
 * @param {Another | null} another
 * @param {Words} words
 * @param {Actions} actions
 */
function text(run, another, words, actions) {
  return another === null
    ? html`<p class="same-text">
        ${words('fork.text', { text: run.corpus?.name ?? '' })}
        <button type="button" id="other-text" @click=${() => actions.another.offer(null)}>
          ${words('fork.otherText')}
        </button>
      </p>`
    : chooser(another, run.corpus ?? null, words, actions);
}

/**
 * @param {string} field
 * @param {string} value
 * @param {string | undefined} fault
 * @param {Words} words
 * @param {Actions} actions
 */
function setting(field, value, fault, words, actions) {
  const set = (/** @type {any} */ event) => actions.setFork(field, event.target.value);
  const label = field === 'name' ? words('fork.name') : fieldName(field, words);
  return html`<label class=${fault ? 'faulty' : ''}>
    <span>${label}</span>
    ${
      field in CHOICES
        ? html`<select id=${`fork-${field}`} @change=${set}>
            ${CHOICES[field].map(
              (one) =>
                html`<option value=${one} ?selected=${one === value}>
                  ${valueName(field, one, words)}
                </option>`,
            )}
          </select>`
        : html`<input id=${`fork-${field}`} type="text" .value=${value} @input=${set} />`
    }
    ${fault ? html`<span class="fault" role="alert">${fault}</span>` : nothing}
  </label>`;
}
