/**
 * What the server says of a network that learns one word, as docs/protocol.md has it.
 *
 * @typedef {{
 *   task: string, word: string, hidden: number, learningRate: number, seed: number, maxSteps: number, pace: number, name: string
 * }} Spec
 *
 * @typedef {import('../types.js').BasicRun<Spec>} Run
 *
 * A time step: one letter is read, the next one is to be answered.
 * @typedef {{
 *   input: string, target: string, predicted: string, correct: boolean, oneHot: number[], hidden: number[], scores: number[],
 *   scoreChanges: number[], probabilities: number[], sumGradients: number[]
 * }} Moment
 *
 * A weight matrix, inputs × outputs; a bias has one row.
 * @typedef {{name: string, value: number[][], gradient: number[][], update: number[][]}} Weight
 *
 * @typedef {{
 *   word: string, letters: string[], learningRate: number, loss: number, right: number, steps: Moment[], weights: Weight[]
 * }} Spelled
 *
 * @typedef {{type: 'hello', sequence: number, generation: number, step: number} & Spelled} HelloEvent
 *
 * A number of the network that is opened, with how it comes about: a weight, a hidden unit or a score of a time step.
 * @typedef {{kind: 'weight', matrix: number, row: number, column: number}} OpenedWeight
 * @typedef {{kind: 'hidden' | 'score', t: number, index: number}} OpenedValue
 * @typedef {OpenedWeight | OpenedValue} Opened
 *
 * What is wrong with a word.
 * @typedef {{why: 'short' | 'long' | 'letters' | 'same', count: number}} Fault
 *
 * `typed`: another word as it stands in its field; null while nobody has changed it.
 * @typedef {import('../types.js').Common<Spec, Run> & {
 *   spelled: Spelled | null, opened: Opened, typed: {text: string, fault: Fault | null} | null
 * }} State
 */
export {};
