import { html, nothing } from '../dom.js';
import { DEFAULTS } from '../defaults.js';
import { idOf } from '../fields.js';
import { control, numberInput, sliderInput } from './control.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Sampling} Sampling
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Temperatures a slider goes up to; the address goes further. */
const HOTTEST = 2;

/** What leaves unlikely characters out, and its range. */
const SHARPENED = /** @type {const} */ ([
  { field: 'topK', min: 0, max: 65536, step: 1 },
  { field: 'topP', min: 0, max: 1, step: 0.01 },
]);

/**
 * How samples are drawn, and one more of them.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function sampling(state, words, actions) {
  /** @param {'temperature' | 'length' | 'topK' | 'topP' | 'prime'} field */
  const setting = (field) => ({
    field: `sampling.${field}`,
    id: idOf(field),
    value: state.draft.sampling[field],
    standard: DEFAULTS.sampling[field],
    fault: state.faults[`sampling.${field}`] ?? state.faults[field],
    takesEffect: /** @type {const} */ ('live'),
    choose: (/** @type {any} */ value) => actions.change({ sampling: { [field]: value } }),
  });
  const temperature = setting('temperature');
  const hot = state.draft.sampling.temperature;
  const text = hot === 0 ? words('temperature.greedy') : hot.toFixed(2);
  return html`<div class="sampling">
    ${control(
      temperature,
      words,
      sliderInput({
        id: 'temperature',
        stop: hot,
        max: HOTTEST,
        step: 0.05,
        text,
        choose: temperature.choose,
      }),
      { reading: text },
    )}
    ${control(
      { ...setting('length'), hint: words(`symbols.${state.run?.spec.tokens ?? 'characters'}`) },
      words,
      numberInput({ ...setting('length'), min: 1, max: 10000, step: 1 }),
    )}
    ${SHARPENED.map(({ field, ...range }) =>
      state.draft.sampling[field] === undefined
        ? nothing
        : control(setting(field), words, numberInput({ ...setting(field), ...range })),
    )}
    ${control(setting('prime'), words, primeInput(setting('prime'), words))}
    <button id="sample-now" title=${words('samples.nowHint')} @click=${actions.sampleNow}>
      ${words('samples.now')}
    </button>
  </div>`;
}

/**
 * @param {import('./control.js').Setting} setting
 * @param {Words} words
 */
function primeInput({ value, choose }, words) {
  return html`<input
    id="prime"
    type="text"
    placeholder=${words('prime.example')}
    autocomplete="off"
    spellcheck="false"
    aria-describedby="prime-hint"
    .value=${String(value)}
    @change=${(/** @type {any} */ event) => choose(event.target.value)}
  />`;
}
