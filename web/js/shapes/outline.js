/**
 * The five figures: at which steps something is read and answered.
 *
 * @typedef {import('./types.js').Shape} Shape
 * @typedef {{steps: number, inputs: number[], outputs: number[]}} Outline
 */

/** As in Karpathy 2015, from left to right. @type {Readonly<Record<Shape, Outline>>} */
export const OUTLINES = Object.freeze({
  'one-to-one': { steps: 1, inputs: [0], outputs: [0] },
  'one-to-many': { steps: 3, inputs: [0], outputs: [0, 1, 2] },
  'many-to-one': { steps: 3, inputs: [0, 1, 2], outputs: [2] },
  'many-to-many': { steps: 3, inputs: [0, 1, 2], outputs: [0, 1, 2] },
  'encoder-decoder': { steps: 5, inputs: [0, 1, 2], outputs: [2, 3, 4] },
});

/**
 * The figure of a shape before an example is known: its steps, empty.
 * @param {Shape} shape
 * @returns {import('./types.js').Step[]}
 */
export function blankSteps(shape) {
  const { steps, inputs, outputs } = OUTLINES[shape];
  return Array.from({ length: steps }, (_, t) => ({
    ...(inputs.includes(t) ? { input: '' } : {}),
    ...(outputs.includes(t) ? { target: '' } : {}),
    choices: [],
  }));
}

/**
 * How an answer stands to what was asked for.
 * @param {import('./types.js').Step} step
 * @returns {'unasked' | 'waiting' | 'right' | 'wrong'}
 */
export function verdictOf({ target, choices }) {
  if (target === undefined) {
    return 'unasked';
  }
  if (choices.length === 0) {
    return 'waiting';
  }
  return choices[0].symbol === target ? 'right' : 'wrong';
}

/** An example as it is typed: what is read, without the sign that begins the answer. @param {import('./types.js').Reading} reading */
export function typedOf({ steps }) {
  const read = steps.flatMap(({ input }) => (input === undefined || input === '▶' ? [] : [input]));
  return read.join(read.every((one) => one.length === 1) ? '' : ' ');
}
