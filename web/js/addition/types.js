/**
 * What the server says of the adding network, as docs/protocol.md has it.
 *
 * @typedef {{
 *   task: string, bits: number, cell: string, activation: string, recurrence: string, hidden: number, learningRate: number,
 *   initializer: string, seed: number, maxSteps: number, pace: number, name: string
 * }} Spec
 *
 * @typedef {import('../types.js').BasicRun<Spec>} Run
 *
 * A column of a sum; the least significant has position 0.
 * @typedef {{
 *   position: number, a: number, b: number, carryIn: number, target: number, output: number, carryPredicted: number
 * }} Column
 *
 * `hidden` and `hiddenGradients` have an array of the hidden units for each column.
 * @typedef {{
 *   bits: number, a: number, b: number, expected: number, predicted: number, correct: boolean, error: number,
 *   positions: Column[], hidden: number[][], hiddenGradients: number[][]
 * }} Sum
 *
 * How well it adds; `map`: how many bits are wrong, row by row.
 * @typedef {{length: number, pairs: number, exact: number}} Chain
 * @typedef {{
 *   step: number, side: number, pairs: number, all: boolean, exact: number, error: number, bitAccuracy: number[],
 *   chains: Chain[], map: string
 * }} Adding
 *
 * @typedef {{unit: number, correlation: number | null, clampedTo0: number, clampedTo1: number}} HiddenUnit
 * @typedef {{bits: number, pairs: number, exact: number, bitAccuracy: number}} Longer
 *
 * A state h lies at `axes[i]·(h − mean)`; `carry` has a digit for each point.
 * @typedef {{mean: number[], axes: number[][], explained: number[], x: number[], y: number[], carry: string}} Projection
 *
 * @typedef {Adding & {
 *   carryAccuracy: number, probe: {weights: number[], bias: number}, units: HiddenUnit[], longer: Longer[],
 *   projection: Projection
 * }} Laboratory
 *
 * @typedef {{sequence: number, generation: number, step: number}} Sequenced
 * @typedef {{type: 'addition'} & Sequenced & Sum} AdditionEvent
 * @typedef {{type: 'laboratory'} & Sequenced & Laboratory} LaboratoryEvent
 *
 * @typedef {{step: number, exact: number, carryAccuracy: number}} Evaluation
 *
 * Units that are held at a value, by their numbers.
 * @typedef {Readonly<Record<number, 0 | 1>>} Clamps
 *
 * Two numbers as they stand in their fields, what is wrong with them, and their sum as the network has it.
 * @typedef {import('./typing.js').Fault} Fault
 * @typedef {{a: string, b: string, faults: {a?: Fault, b?: Fault}, sum: Sum | null}} Typed
 *
 * `sum`: the newest one that was learnt from. `held`: the sum that is shown instead while the picture is paused.
 * `reached`: how many columns of the sum are computed, the least significant first, `returned`: in how many of them the
 * gradient has arrived, the most significant first; null means all. `laboratory`: the network as it is; `pressed`: the unit whose button was
 * used last; `clamped`: the same with
 * units held, as soon as it is measured; `clampedSum`: the shown sum, with
 * units held too.
 * @typedef {import('../types.js').Common<Spec, Run> & {
 *   evaluations: Evaluation[], sum: Sum | null, held: Sum | null, backward: boolean, reached: number | null,
 *   returned: number | null, laboratory: Laboratory | null, clamps: Clamps, pressed: number | null, clamped: Adding | null,
 *   clampedSum: Sum | null, typed: Typed
 * }} State
 */
export {};
