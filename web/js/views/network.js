import { html } from '../dom.js';
import { DEFAULTS } from '../defaults.js';
import { windowAt } from '../passage.js';
import { LOG_STOPS, logStop, logValue } from '../scales.js';
import { counted } from '../units.js';
import { choiceControl, control, numberControl, numberInput, sliderInput } from './control.js';
import { SHOWN_STEPS, unrolled } from './unrolled.js';
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
    html`<h2 id="network-title">
      ${words('network.title')}
      <span class="aside" id="parameters"
        >${words('network.parameters', { count: counted(state.run?.parameters ?? 0) })}</span
      >
    </h2>`,
    unrolled(symbolsOf(state), words('network.picture')),
    html`<p class="explanation">${words('network.explanation')}</p>`,
    html`<div class="settings">
      ${liveSettings(state, words, actions)}${structure(state, words, actions)}
    </div>`,
  ]);
}

/**
 * The characters that stand in the picture: the first of the window being read.
 * @param {State} state
 */
function symbolsOf({ run, reading, passage, corpus }) {
  if (run === null || passage === null) {
    return [...(corpus?.preview ?? '')].slice(0, SHOWN_STEPS + 1);
  }
  const { from } = windowAt(reading.step, passage.characters, run.spec);
  return [...passage.slice(from, from + SHOWN_STEPS + 1)];
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
  /**
   * @param {'learningRate' | 'gradientClip'} field
   * @param {string} id
   */
  const setting = (field, id) => ({
    field,
    id,
    value: state.draft[field],
    standard: DEFAULTS[field],
    fault: state.faults[field],
    takesEffect: /** @type {const} */ ('live'),
    choose: (/** @type {any} */ value) => actions.change({ [field]: value }),
    min: 0,
    max: 1000,
    step: /** @type {const} */ ('any'),
  });
  const rate = setting('learningRate', 'learning-rate');
  const slider = sliderInput({
    stop: logStop(rate.value, RATES.least, RATES.most),
    max: LOG_STOPS,
    text: String(rate.value),
    label: words('learningRate.label'),
    choose: (stop) => rate.choose(logValue(stop, RATES.least, RATES.most)),
  });
  return [
    control(rate, words, [slider, numberInput(rate)], { kind: 'slider' }),
    numberControl(setting('gradientClip', 'gradient-clip'), words),
  ];
}
