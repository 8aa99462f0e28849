import { differingIn } from '../fields.js';

/** @typedef {import('./types.js').Spec} Spec */

/**
 * The settings of an adding network that is given none: those on the server.
 * @type {Readonly<Spec>}
 */
export const DEFAULTS = Object.freeze({
  task: 'addition',
  bits: 8,
  cell: 'rnn',
  activation: 'sigmoid',
  recurrence: 'hidden',
  hidden: 16,
  learningRate: 0.1,
  initializer: 'uniform:-1:1',
  seed: 1,
  maxSteps: 0,
  pace: 0,
  name: '',
});

/** The run to begin with: at a pace at which one sees it learn. */
export const FIRST = Object.freeze({ task: 'addition', pace: 1000 });

/** Whether two specs need different runs. */
export const needsNewRun = differingIn(DEFAULTS);

/** The largest number that is added: the sum must fit into the bits. @param {number} bits */
export function mostOf(bits) {
  return 2 ** (bits - 1) - 1;
}
