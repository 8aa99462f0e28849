/**
 * What the server says, as docs/protocol.md has it.
 *
 * @typedef {{
 *   every: number, length: number, temperature: number, topK: number, topP: number, prime: string
 * }} Sampling
 *
 * @typedef {{
 *   task: string, corpus: string, tokens: import('./corpora/types.js').TokenKind, cell: string, layers: number, hidden: number, dropout: number,
 *   initializer: string, forgetBias: number, sequenceLength: number, batch: number, optimizer: string,
 *   momentum: number, learningRate: number, schedule: string, gradientClip: number, gradientClipBy: string,
 *   teacherForcing: number, trainFraction: number, validationFraction: number, seed: number, maxSteps: number,
 *   maxEpochs: number, pace: number, memory: import('./memory/types.js').MemorySettings, sampling: Sampling, name: string
 * }} Spec the settings of an older server are fewer
 *
 * @typedef {'training' | 'paused' | 'finished' | 'diverged' | 'failed'} Status
 *
 * @typedef {BasicRun<Spec> & {corpus: {id: string, name: string, characters: number, vocabulary: number}}} Run
 *
 * @typedef {import('./corpora/types.js').Corpus} Corpus
 *
 * @typedef {{
 *   sequence: number, step: number, text: string, prime: string, temperature: number, epoch: number,
 *   loss: number | null, measures?: Record<string, number>
 * }} Sample `measures`: what was counted in it, by name
 *
 * @typedef {{
 *   parameters: number, memory: number, charactersPerSecond: number, secondsPerEpoch: number,
 *   charactersPerEpoch: number, stepsPerEpoch: number
 * }} Estimate
 *
 * The loss on text that is not trained on.
 * @typedef {{step: number, epoch: number, validationLoss: number}} Evaluation
 *
 * @typedef {{type: 'status', sequence: number, generation: number, step: number, run: Run}} StatusEvent
 * @typedef {{type: 'points', sequence: number, generation: number, step: number, columns: string[], rows: (number | null)[][]}} PointsEvent
 * @typedef {{type: 'sample', generation: number} & Sample} SampleEvent
 * @typedef {{type: 'evaluated', sequence: number, generation: number} & Evaluation} EvaluatedEvent
 * @typedef {StatusEvent | PointsEvent | SampleEvent | EvaluatedEvent} TextEvent
 * @typedef {TextEvent | import('./addition/types.js').AdditionEvent | import('./addition/types.js').LaboratoryEvent | import('./shapes/types.js').ExampleEvent | import('./hello/types.js').HelloEvent | import('./memory/types.js').MemoryEvent | import('./memory/types.js').TriedEvent} RunEvent
 *
 * @typedef {'nats' | 'bits' | 'perplexity'} Unit
 * @typedef {'en' | 'zh'} Language
 * @typedef {'connecting' | 'open' | 'reconnecting'} Connection
 *
 * What a check of gradients may break, and what came of one; `broken` is what was broken when it was made.
 * @typedef {'none' | 'dhnext' | 'softmax' | 'gate'} Breakage
 * @typedef {{
 *   parameter: string, numericLeast: number, numericMost: number, analyticLeast: number, analyticMost: number,
 *   errorLeast: number | null, errorMean: number | null, errorMost: number | null, checked: number, valid: number,
 *   passed: boolean
 * }} CheckedParameter
 * @typedef {{rows: CheckedParameter[], passed: boolean, tolerance: number}} CheckResult
 * @typedef {{
 *   broken: Breakage, phase: 'none' | 'checking' | 'done' | 'refused', message: string,
 *   result: CheckResult & {broken: Breakage} | null
 * }} Check
 *
 * `estimate`: what a run of the draft would take, while nothing trains.
 * All that the page shows but for the curve, which lives in a Series. `reading` is the step whose place in the text is shown.
 * `passage` and `lexicon` are there when the text is short enough to be looked into.
 * @typedef {Common<Spec, Run> & {
 *   unit: Unit, samples: Sample[], evaluations: Evaluation[], corpora: Corpus[], corpus: Corpus | null,
 *   reading: {step: number, since: number}, passage: import('./passage.js').Passage | null, lexicon: import('./lexicon.js').Lexicon | null,
 *   shown: 'samples' | 'gradients' | 'court', check: Check, estimate: Estimate | 'waiting' | null,
 *   upload: import('./corpora/types.js').Upload, chooser: import('./corpora/types.js').Chooser,
 *   examined: import('./corpora/types.js').Examined | null,
 *   court: import('./court/types.js').Court, measured: import('./measures.js').Measured | null
 * }} State
 */
/**
 * What a person is to know of how a run is kept, and of the database when the server started.
 * @typedef {{kind: string, step?: number, count?: number}} RunNotice
 * @typedef {{aside?: string | null, backup?: string | null, backupDamaged: boolean}} Replaced
 */

/**
 * What runs of all tasks tell.
 * @template S spec
 * @typedef {{
 *   id: string, name: string, spec: S, status: Status, generation: number, step: number, epoch: number,
 *   loss: number | null, smoothLoss: number | null, gradientNorm: number | null,
 *   charactersPerSecond: number | null, parameters: number, message: string, changedLive: boolean,
 *   validationLoss?: number | null, bestValidationLoss?: number | null, stepsPerEpoch?: number,
 *   rollbackStep?: number | null, learningRateNow?: number | null, notices?: RunNotice[]
 * }} BasicRun
 */

/**
 * What the pages of all tasks keep. `draft` is what the controls say; it differs from the spec of the run where a new run is
 * needed, or the server has not answered yet, or refused.
 * @template S spec
 * @template {BasicRun<S>} R run
 * @typedef {{
 *   language: Language, logSteps: boolean, connection: Connection, run: R | null, draft: S, faults: Record<string, string>,
 *   notice: string, revision: number, replaced?: Replaced | null
 * }} Common
 */
export {};
