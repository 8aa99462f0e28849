import { DEFAULTS } from './defaults.js';

/**
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {'original' | 'one' | 'four' | 'memoryless' | 'lstm' | 'long'} Experiment
 */

const FIELDS = /** @type {const} */ ([
  'bits',
  'cell',
  'activation',
  'recurrence',
  'hidden',
  'learningRate',
  'initializer',
]);

/** @param {Partial<Spec>} change @returns {Partial<Spec>} */
function differing(change) {
  return { ...Object.fromEntries(FIELDS.map((field) => [field, DEFAULTS[field]])), ...change };
}

/** Settings that show something, each with one press. @type {Record<Experiment, Partial<Spec>>} */
export const EXPERIMENTS = {
  original: differing({}),
  one: differing({ hidden: 1 }),
  four: differing({ hidden: 4 }),
  memoryless: differing({ recurrence: 'input' }),
  lstm: differing({ cell: 'lstm' }),
  long: differing({ bits: 16 }),
};

/** The cell and its activation as one choice. @param {Pick<Spec, 'cell' | 'activation'>} spec */
export function kindOf({ cell, activation }) {
  return cell === 'rnn' ? `${cell}:${activation}` : cell;
}

/** @param {string} kind @returns {Partial<Spec>} */
export function ofKind(kind) {
  const [cell, activation = DEFAULTS.activation] = kind.split(':');
  return { cell, activation };
}

export const KINDS = ['rnn:sigmoid', 'rnn:tanh', 'lstm', 'gru'];
