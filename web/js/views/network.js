import { html } from '../dom.js';
import { DEFAULTS } from '../defaults.js';
import { LOG_STOPS, logStop, logValue } from '../scales.js';
import { counted } from '../units.js';
import { choiceControl, control, numberControl, numberInput } from './control.js';
import { unrolled } from './unrolled.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Spec} Spec
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

const OPTIMIZERS = [
  { value: 'sgd', name: 'SGD' },
  { value: 'adagrad', name: 'Adagrad' },
  { value: 'rmsprop', name: 'RMSProp' },
  { value: 'adam', name: 'Adam' },
];

/** The range of the slider; the number beside it goes further. */
const RATES = { least: 1e-5, most: 1 };

/**
 * The network: a picture of it, and its settings.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountNetwork(root, store, actions) {
  return mounted(root, store, (state, words) => [
    html`<h2>
      ${words('network.title')}
      <span class="aside" id="parameters"
        >${words('network.parameters', { count: counted(state.run?.parameters ?? 0) })}</span
      >
    </h2>`,
    unrolled(state.corpus?.preview ?? '', words('network.picture')),
    html`<div class="settings">
      ${liveSettings(state, words, actions)}${structure(state, words, actions)}
    </div>`,
  ]);
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function structure(state, words, actions) {
  /**
   * @param {'cell' | 'hidden' | 'sequenceLength' | 'batch' | 'optimizer' | 'seed'} field
   * @param {string} id
   */
  const setting = (field, id) => ({
    field,
    id,
    value: state.draft[field],
    standard: DEFAULTS[field],
    fault: state.faults[field],
    takesEffect: /** @type {const} */ ('resets'),
    choose: (/** @type {any} */ value) => actions.choose({ [field]: value }),
  });
  const cells = [{ value: 'rnn', name: words('cell.rnn') }];
  return [
    choiceControl({ ...setting('cell', 'cell'), options: cells }, words),
    numberControl({ ...setting('hidden', 'hidden'), min: 1, max: 4096, step: 1 }, words),
    numberControl(
      { ...setting('sequenceLength', 'sequence-length'), min: 1, max: 10000, step: 1 },
      words,
    ),
    numberControl({ ...setting('batch', 'batch'), min: 1, max: 1024, step: 1 }, words),
    choiceControl({ ...setting('optimizer', 'optimizer'), options: OPTIMIZERS }, words),
    numberControl({ ...setting('seed', 'seed'), min: 0, max: 2 ** 53 - 1, step: 1 }, words),
  ];
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function liveSettings(state, words, actions) {
  const spec = state.run?.spec ?? DEFAULTS;
  /**
   * @param {'learningRate' | 'gradientClip'} field
   * @param {string} id
   */
  const setting = (field, id) => ({
    field,
    id,
    value: spec[field],
    standard: DEFAULTS[field],
    fault: state.faults[field],
    takesEffect: /** @type {const} */ ('live'),
    choose: (/** @type {any} */ value) => actions.change({ [field]: value }),
  });
  const rate = {
    ...setting('learningRate', 'learning-rate'),
    min: 0,
    max: 1000,
    step: /** @type {const} */ ('any'),
  };
  return [
    control(
      rate,
      words,
      html`<div class="slider">
        <input
          type="range"
          aria-label=${words('learningRate.label')}
          min="0"
          max=${LOG_STOPS}
          .value=${String(logStop(rate.value, RATES.least, RATES.most))}
          @change=${(/** @type {any} */ event) =>
            rate.choose(logValue(event.target.valueAsNumber, RATES.least, RATES.most))}
        />
        ${numberInput(rate)}
      </div>`,
    ),
    numberControl(
      { ...setting('gradientClip', 'gradient-clip'), min: 0, max: 1000, step: 'any' },
      words,
    ),
  ];
}
