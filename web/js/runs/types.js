/**
 * @typedef {import('../types.js').Status} Status
 * @typedef {import('../types.js').BasicRun<{task: string} & Record<string, any>> & {
 *   nickname: string, created: string, secondsTrained: number, parent?: string | null, parentStep?: number | null,
 *   corpus?: {id: string, name: string, characters: number, vocabulary: number} | null
 * }} Run a run of any task
 *
 * @typedef {{
 *   step: number, generation: number, loss: number | null, bytes: number, sha256: string, hash: string, best: boolean,
 *   created: string
 * }} Checkpoint
 *
 * What a run has become, briefly: the path of its small curve, its least smooth loss, its speed when it was measured last.
 * @typedef {{generation: number, step: number, path: string, least: number | null, speed: number | null}} Glance
 *
 * @typedef {'steps' | 'characters' | 'epochs' | 'seconds'} Axis
 *
 * How curves are drawn: `smoothing` from 0 to 1.
 * @typedef {{axis: Axis, smoothing: number, logX: boolean, logY: boolean}} Look
 *
 * A deleted run that can be had back until a time in milliseconds.
 * @typedef {{id: string, name: string, until: number}} Gone
 *
 * A file on its way to become a run, or what came of it.
 * @typedef {{phase: 'none' | 'sending' | 'refused', name: string, message: string}} Opening
 *
 * What is chosen for a fork that is not made yet: settings as they are typed; `step`: null for the run as it is now.
 * @typedef {{step: number | null, values: Record<string, string>, faults: Record<string, string>, under: boolean}} Fork
 *
 * @typedef {{symbol: string, code: string, name: string}} Named a symbol; `code` and `name` of a code point
 *
 * @typedef {{
 *   kept: number, keptShare: number, newCount: number, new: (Named & {count: number, share: number})[], goneCount: number,
 *   gone: Named[]
 * }} SymbolChange what another text means to what was learnt; shares are of the new text
 *
 * Another text that is being chosen: for the fork, or for a checkpoint `file` whose own text is not here.
 * @typedef {{
 *   file: File | null, corpora: import('../types.js').Corpus[] | null, corpus: string | null, change: SymbolChange | null,
 *   phase: 'none' | 'sending' | 'comparing', fault: string
 * }} Another
 *
 * The time machine: which checkpoint writes, and how. `samples` has what each has written, by everything that decides it.
 * @typedef {{
 *   step: number | null, seed: number, prime: string, temperature: number, length: number, playing: boolean,
 *   samples: Record<string, {text: string} | {fault: string}>
 * }} Machine
 *
 * @typedef {{
 *   language: import('../types.js').Language, revision: number, connection: import('../types.js').Connection, notice: string, replaced?: import('../types.js').Replaced | null,
 *   runs: Run[] | null, glances: Record<string, Glance>, checked: string[] | null, slots: Record<string, number>, look: Look, cursor: number | null,
 *   selected: string | null, checkpoints: Checkpoint[] | null, renaming: {id: string, text: string, fault: string} | null,
 *   asking: string | null, gone: Gone[], now: number, opening: Opening, fork: Fork | null, another: Another | null,
 *   going: import('./address.js').Going | null, machine: Machine
 * }} State `runs`: null before the first answer; `checked`: whose curves are
 * drawn, null before any is; `slots`: the colour of each; `cursor`: where on the axis values are read
 */
export {};
