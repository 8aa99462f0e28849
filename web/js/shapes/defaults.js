import { differingIn } from '../fields.js';

/**
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Shape} Shape
 */

/**
 * @param {Shape} shape
 * @param {string} cell
 * @param {number} hidden
 * @param {number} maxSteps
 * @returns {Readonly<Spec>}
 */
const spec = (shape, cell, hidden, maxSteps) =>
  Object.freeze({
    task: 'shapes',
    shape,
    cell,
    hidden,
    learningRate: 0.01,
    batch: 32,
    seed: 1,
    maxSteps,
    pace: 0,
    name: '',
  });

/** The settings of each shape that is given none: those on the server. @type {Readonly<Record<Shape, Readonly<Spec>>>} */
export const DEFAULTS = Object.freeze({
  'one-to-one': spec('one-to-one', 'rnn', 8, 500),
  'one-to-many': spec('one-to-many', 'gru', 24, 1000),
  'many-to-one': spec('many-to-one', 'gru', 12, 1000),
  'many-to-many': spec('many-to-many', 'rnn', 12, 500),
  'encoder-decoder': spec('encoder-decoder', 'gru', 48, 4000),
});

/** In the order of the figure. */
export const SHAPES = /** @type {Shape[]} */ (Object.keys(DEFAULTS));

/** Seconds in which the first run of a shape ends, so that one sees it learn. */
const SECONDS = 10;

/** The run to begin with. @param {Shape} shape */
export function firstOf(shape) {
  return { task: 'shapes', shape, pace: DEFAULTS[shape].maxSteps / SECONDS };
}

/** Whether two specs need different runs. */
export const needsNewRun = differingIn(DEFAULTS['one-to-one']);
