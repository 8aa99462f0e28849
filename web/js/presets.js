import { DEFAULTS } from './defaults.js';

/** @typedef {import('./types.js').Spec} Spec */

const FIELDS = /** @type {const} */ ([
  'cell',
  'layers',
  'hidden',
  'dropout',
  'initializer',
  'forgetBias',
  'sequenceLength',
  'batch',
  'optimizer',
  'momentum',
  'learningRate',
  'schedule',
  'gradientClip',
  'gradientClipBy',
  'teacherForcing',
  'trainFraction',
  'validationFraction',
]);

const MIN_CHAR_RNN = Object.fromEntries(FIELDS.map((field) => [field, DEFAULTS[field]]));

const CHAR_RNN = {
  ...MIN_CHAR_RNN,
  cell: 'lstm',
  layers: 2,
  hidden: 128,
  batch: 50,
  sequenceLength: 50,
  optimizer: 'rmsprop',
  learningRate: 0.002,
  initializer: 'uniform:0.08',
  schedule: 'decay:0.97:10',
};

/** Settings that belong together, by the names people know them by. @type {{name: string, settings: Partial<Spec>}[]} */
export const PRESETS = [
  { name: 'min-char-rnn', settings: MIN_CHAR_RNN },
  { name: 'char-rnn', settings: CHAR_RNN },
  { name: 'GRU 2 × 128', settings: { ...CHAR_RNN, cell: 'gru' } },
];

/**
 * Whether a spec has the settings of a preset.
 * @template {object} S
 * @param {S} spec
 * @param {Partial<S>} settings
 */
export function fits(spec, settings) {
  return /** @type {(keyof S)[]} */ (Object.keys(settings)).every(
    (field) => spec[field] === settings[field],
  );
}
