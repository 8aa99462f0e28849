import { html, live, nothing } from '../../dom.js';
import { segments } from '../../views/segments.js';
import { isTask, MECHANISMS, shortestOf } from '../defaults.js';
import { repeatsOf } from '../passage.js';
import { asksItself, NOTHING_ASKED, shownLook } from '../reduce.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').TaskSpec} TaskSpec
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** How much longer than trained an example may be. */
const LONGER = 2;

/** Symbols of a text of one's own. */
const MOST_SYMBOLS = 200;

/**
 * What the network is asked to go through, and without which mechanisms.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function question(state, words, actions) {
  const { run } = state;
  const spec = (run ?? { spec: state.draft }).spec;
  return html`<div class="question">
    ${isTask(spec) ? example(state, spec, words, actions) : text(state, words, actions)}
    ${(shownLook(state)?.memory ?? null) === null ? nothing : [mechanisms(state, words, actions), ordering(state, words, actions)]}
    <button
      id="follow"
      class=${asksItself(state) ? '' : 'gone'}
      ?disabled=${!asksItself(state)}
      @click=${actions.follow}
    >
      ${words('memory.question.follow')}
    </button>
    ${
      state.refusal === ''
        ? nothing
        : html`<p class="fault" role="alert" id="refusal">${state.refusal}</p>`
    }
  </div>`;
}

/**
 * @param {State} state
 * @param {TaskSpec} spec
 * @param {Words} words
 * @param {Actions} actions
 */
function example(state, spec, words, actions) {
  const { run, tried, refusal } = state;
  const asked = refusal === '' ? state.asked : NOTHING_ASKED;
  const length = asked.length ?? tried?.length ?? spec.maxLength;
  const beyond = length > spec.maxLength;
  const repeats = asked.repeats ?? repeatsOf(shownLook(state), spec.repeats) ?? spec.repeats;
  return html`<div class="ask">
    <button id="next" ?disabled=${run === null} @click=${actions.next}>
      ${words('memory.question.next')}
    </button>
    <label for="length">${words('memory.question.length')}</label>
    ${whole('length', length, shortestOf(spec.task), LONGER * spec.maxLength, (value) => actions.ask({ length: value }), run === null)}
    <span class=${beyond ? 'beyond' : 'beyond gone'}>${words('memory.question.beyond')}</span>
    ${
      spec.task === 'repeat-copy'
        ? html`<label for="times">${words('memory.question.repeats')}</label>
            ${whole('times', repeats, 1, spec.repeats, (value) => actions.ask({ repeats: value }), run === null)}`
        : nothing
    }
  </div>`;
}

/**
 * @param {string} id
 * @param {number} value
 * @param {number} least
 * @param {number} most
 * @param {(value: number) => void} choose
 * @param {boolean} disabled
 */
function whole(id, value, least, most, choose, disabled) {
  return html`<input
    id=${id}
    type="number"
    min=${least}
    max=${most}
    step="1"
    ?disabled=${disabled}
    .value=${live(String(value))}
    @change=${(/** @type {any} */ { target }) => {
      const chosen = Math.round(target.valueAsNumber);
      if (chosen >= least && chosen <= most) {
        choose(chosen);
      } else {
        target.value = String(value);
      }
    }}
  />`;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function text({ run, asked, refusal }, words, actions) {
  return html`<form
    class="ask own"
    novalidate
    @submit=${(/** @type {any} */ event) => {
      event.preventDefault();
      actions.ask({ text: event.target.elements.passage.value });
    }}
  >
    <label for="passage">${words('memory.question.text')}</label>
    <input
      id="passage"
      name="passage"
      type="text"
      maxlength=${MOST_SYMBOLS}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      aria-invalid=${refusal === '' ? 'false' : 'true'}
      aria-describedby=${refusal === '' ? nothing : 'refusal'}
      .value=${asked.text}
    />
    <button id="read" ?disabled=${run === null}>${words('memory.question.read')}</button>
  </form>`;
}

/**
 * In which order the slots stand.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function ordering(state, words, actions) {
  return segments({
    name: 'ordering',
    legend: words('memory.ordering.label'),
    value: state.ordering,
    options: [
      { value: 'writing', text: words('memory.ordering.writing') },
      { value: 'number', text: words('memory.ordering.number') },
    ].map((one) => ({ ...one, title: words('memory.ordering.hint') })),
    choose: (value) => actions.order(/** @type {State['ordering']} */ (value)),
  });
}

/**
 * The switches that leave a mechanism out of what is seen.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function mechanisms({ run, without }, words, actions) {
  const { memory } = /** @type {TaskSpec} */ ((run ?? { spec: null }).spec);
  return html`<fieldset class="without">
    <legend>${words('memory.question.without')}</legend>
    ${MECHANISMS.filter((one) => memory[one] !== false).map(
      (one) =>
        html`<label class="check" title=${words(`memory.${one}.hint`)}
          ><input
            type="checkbox"
            name="without"
            value=${one}
            .checked=${live(without.includes(one))}
            @change=${() => actions.leaveOut(one)}
          />${words(`memory.${one}.label`)}</label
        >`,
    )}
  </fieldset>`;
}
