import { differingIn } from '../fields.js';

/** @typedef {import('./types.js').Spec} Spec */

/**
 * The settings of a run that is given none: those on the server.
 * @type {Readonly<Spec>}
 */
export const DEFAULTS = Object.freeze({
  task: 'hello',
  word: 'hello',
  hidden: 3,
  learningRate: 0.1,
  seed: 1,
  maxSteps: 1000,
  pace: 0,
  name: '',
});

/** The run to begin with: at a pace at which one sees each step. */
export const FIRST = Object.freeze({ task: 'hello', pace: 5 });

/** Whether two specs need different runs. */
export const needsNewRun = differingIn(DEFAULTS);
