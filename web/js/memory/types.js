/**
 * What the server says of a network with a memory, as docs/protocol.md has it.
 *
 * @typedef {'echo' | 'copy' | 'repeat-copy' | 'associative-recall' | 'priority-sort'} Task
 * @typedef {'content' | 'allocation' | 'links' | 'strengths'} Mechanism
 *
 * @typedef {{
 *   slots: number, width: number, readHeads: number, content: boolean, allocation: boolean, links: boolean, strengths: boolean,
 *   carried?: boolean
 * }} MemorySettings
 *
 * @typedef {{
 *   task: Task, bits: number, minLength: number, maxLength: number, repeats: number, delay: number, curriculum: boolean,
 *   cell: string, hidden: number, layers: number, memory: MemorySettings, batch: number, optimizer: string,
 *   learningRate: number, gradientClip: number, seed: number, maxSteps: number, pace: number, name: string
 * }} TaskSpec the settings of a run that learns a memory task
 *
 * @typedef {TaskSpec | import('../types.js').Spec} Spec a text run is looked into here, and set on its own page
 * @typedef {import('../types.js').BasicRun<Spec>} Run
 *
 * Slot by slot N, number by number W, head by head R, at each step in time. `contents` is null when it would be too much, `links`
 * when there are too many slots; `links[t][i·N + j]`: how far slot i was written right after slot j.
 * @typedef {{
 *   slots: number, width: number, readHeads: number, contents: number[][] | null, writeWeighting: number[][],
 *   readWeightings: number[][][], usage: number[][], allocationWeighting: number[][], allocationGate: number[],
 *   writeGate: number[], freeGates: number[][], readModes: number[][][], precedence: number[][], links: number[][] | null,
 *   writeStrength: number[], readStrengths: number[][], inert: boolean
 * }} Memory
 *
 * @typedef {{symbol: string, probability: number}} Choice
 *
 * An example, or a piece of text, as the network goes through it step by step; there is a loss, or null, for each of the steps.
 * @typedef {{
 *   kind: 'items' | 'text', steps: number, inputs: number[][] | null, channels: string[] | null,
 *   targets: (number[] | null)[] | null, outputs: number[][] | null, symbols: string[] | null, predicted: Choice[][] | null,
 *   losses: (number | null)[], correct: boolean | null, memory: Memory | null, hidden: number[][]
 * }} Passage
 *
 * @typedef {{step: number} & Passage} Look a passage, and the step of training after which it was gone through
 *
 * `trained`: whether sequences of that length are trained on.
 * @typedef {{length: number, exact: number, bitAccuracy: number, trained: boolean}} LengthTried
 * @typedef {{
 *   step: number, length: number, exact: number, bitAccuracy: number, loss: number, byLength: LengthTried[]
 * }} Tried
 *
 * @typedef {{without: Mechanism | 'one head' | null, loss: number, exact: number | null}} Ablation
 * @typedef {{step: number, rows: Ablation[]}} Ablations
 *
 * @typedef {{sequence: number, generation: number, step: number}} Sequenced
 * @typedef {{type: 'memory'} & Sequenced & Passage} MemoryEvent
 * @typedef {{type: 'tried'} & Sequenced & Tried} TriedEvent
 *
 * @typedef {{step: number, exact: number, symbolAccuracy: number}} Evaluation `symbolAccuracy`: the share of bits
 *
 * How the slots stand in the pictures: in the order in which they were first written, or by number.
 * @typedef {'writing' | 'number'} Ordering
 *
 * What is asked of the network: an example of a length, the how many-th of it, with how many repeats; or a text. Null is what the
 * server chooses.
 * @typedef {{length: number | null, number: number, repeats: number | null, text: string}} Asked
 *
 * Accuracy by length that stays in sight while another network learns.
 * @typedef {{run: string, task: string, cell: string, parameters: number, step: number, byLength: LengthTried[]}} Pinned
 *
 * @typedef {{phase: 'none' | 'asking' | 'done' | 'refused', message: string, found: Ablations | null}} Ablating
 *
 * `look`: the newest passage the server has told by itself; `answer`: what it said when it was asked; `t`: the step in time that
 * is shown, null for the one that tells most; `opened`: the rows that are explained.
 * @typedef {import('../types.js').Common<Spec, Run> & {
 *   evaluations: Evaluation[], tried: Tried | null, look: Look | null, answer: Look | null, asked: Asked,
 *   without: readonly Mechanism[], refusal: string, t: number | null, playing: boolean, opened: readonly string[], ordering: Ordering,
 *   ablating: Ablating, pinned: readonly Pinned[]
 * }} State
 */
export {};
