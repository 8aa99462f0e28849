import { isLive } from './fields.js';
import { same } from './groups.js';

/** @typedef {import('./types.js').Spec} Spec */

/**
 * The settings of a run that is given none: those of RunSpec on the server.
 * @type {Readonly<Spec>}
 */
export const DEFAULTS = Object.freeze({
  task: 'text',
  corpus: 'shakespeare-plays',
  tokens: 'characters',
  cell: 'rnn',
  layers: 1,
  hidden: 100,
  dropout: 0,
  initializer: 'normal:0.01',
  forgetBias: 1,
  sequenceLength: 25,
  batch: 1,
  optimizer: 'adagrad',
  momentum: 0,
  learningRate: 0.1,
  schedule: 'constant',
  gradientClip: 5,
  gradientClipBy: 'value',
  teacherForcing: 1,
  trainFraction: 0.95,
  validationFraction: 0.05,
  seed: 1,
  maxSteps: 0,
  maxEpochs: 0,
  pace: 0,
  memory: Object.freeze({
    slots: 16,
    width: 16,
    readHeads: 1,
    content: true,
    allocation: true,
    links: true,
    strengths: true,
    carried: true,
  }),
  sampling: Object.freeze({ every: 0, length: 200, temperature: 1, topK: 0, topP: 1, prime: '' }),
  name: '',
});

/** Settings that a run cannot change while it goes on; another value needs a new run. */
export const STRUCTURAL = /** @type {(keyof Spec)[]} */ (Object.keys(DEFAULTS)).filter(
  (field) => !isLive(field),
);

/**
 * Whether two specs need different runs.
 * @param {Spec} a
 * @param {Spec} b
 */
export function needsNewRun(a, b) {
  return STRUCTURAL.some((field) => !same(a[field], b[field]));
}

/**
 * Whether a run measures itself on text that it does not train on; one of an older server does not.
 * @param {Spec} spec
 */
export function validates({ validationFraction }) {
  return validationFraction > 0;
}
