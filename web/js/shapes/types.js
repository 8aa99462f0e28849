/**
 * What the server says of a network that learns a shape, as docs/protocol.md has it.
 *
 * @typedef {'one-to-one' | 'one-to-many' | 'many-to-one' | 'many-to-many' | 'encoder-decoder'} Shape
 *
 * @typedef {{
 *   task: string, shape: Shape, cell: string, hidden: number, learningRate: number, batch: number, seed: number,
 *   maxSteps: number, pace: number, name: string
 * }} Spec
 *
 * @typedef {import('../types.js').BasicRun<Spec>} Run
 *
 * @typedef {{symbol: string, probability: number}} Choice
 *
 * A step: `input` is missing where nothing is read, `target` where nothing is asked; `choices`: the most probable answers.
 * @typedef {{input?: string, target?: string, choices: Choice[]}} Step
 *
 * @typedef {{steps: Step[], hidden: number[][], correct: boolean, typed: boolean}} Reading
 *
 * @typedef {{loss: number, exact: number, symbols: number, examples: number, apart: boolean}} Accuracy
 *
 * @typedef {{
 *   type: 'shapes', sequence: number, generation: number, step: number, shape: Shape, vocabulary: string[],
 *   accuracy: Accuracy
 * } & Reading} ExampleEvent
 *
 * @typedef {{step: number, exact: number, symbolAccuracy: number}} Evaluation
 *
 * `typed`: what stands in the field, `faulty`: whether the server could not read it.
 * @typedef {import('../types.js').Common<Spec, Run> & {
 *   evaluations: Evaluation[], example: ExampleEvent | null, typed: string, faulty: boolean
 * }} State
 */
export {};
