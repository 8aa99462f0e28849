/** @typedef {import('./types.js').Spec} Spec */

/**
 * The settings of a run that is given none: those of RunSpec on the server.
 * @type {Readonly<Spec>}
 */
export const DEFAULTS = Object.freeze({
  task: 'text',
  corpus: 'shakespeare-plays',
  cell: 'rnn',
  hidden: 100,
  sequenceLength: 25,
  batch: 1,
  optimizer: 'adagrad',
  learningRate: 0.1,
  gradientClip: 5,
  seed: 1,
  maxSteps: 0,
  pace: 0,
  sampling: Object.freeze({ every: 0, length: 200, temperature: 1, prime: '' }),
  name: '',
});

/** Settings that a run cannot change while it goes on; another value needs a new run. */
export const STRUCTURAL = /** @type {const} */ ([
  'corpus',
  'cell',
  'hidden',
  'sequenceLength',
  'batch',
  'optimizer',
  'seed',
]);

/**
 * Whether two specs need different runs.
 * @param {Spec} a
 * @param {Spec} b
 */
export function needsNewRun(a, b) {
  return STRUCTURAL.some((field) => a[field] !== b[field]);
}
