/**
 * What the server says of texts, as docs/protocol.md has it, and what the chooser of texts keeps.
 *
 * @typedef {import('../types.js').Spec} Spec
 *
 * @typedef {'characters' | 'bytes' | 'words' | 'states'} TokenKind
 *
 * @typedef {{bytes: number, licence: string, tool: 'npm' | 'debian', name: string, version: string, kept?: boolean}} Download
 *
 * `characters`, `bytes` and `vocabulary` may be missing of a text that was never fetched.
 * @typedef {{
 *   id: string, name: string, source: 'built-in' | 'uploaded' | 'package', bytes?: number, characters?: number,
 *   vocabulary?: number, notes: string[], preview?: string, available?: boolean, fetchable?: boolean, reason?: string,
 *   kind?: 'artifact' | 'generator' | 'package', language?: string, licence?: string, origin?: string, watchFor?: string,
 *   settings?: Partial<Spec>, download?: Download, entropy?: {nats: number, exact: boolean}
 * }} Corpus
 *
 * @typedef {{
 *   state: 'waiting' | 'downloading' | 'unpacking' | 'done' | 'failed', bytes: number, total: number, message: string
 * }} FetchProgress
 *
 * @typedef {{symbol: string, code: string, name: string, count: number}} Found
 * @typedef {'normalize' | 'width' | 'lowerCase' | 'invisible' | 'markUp' | 'rare'} FoldOption
 * @typedef {{option: FoldOption, characters: number, vocabulary: number, parameters: number, changes: boolean}} Effect
 * @typedef {{
 *   parameters: number, trainedOn: number, validatedOn: number, windows: number, hiddenThatFits: number
 * }} Advice
 * @typedef {{
 *   id: string, notes: string[], foldings: Effect[], advice: Advice,
 *   text: {
 *     characters: number, vocabulary: number, lines: number, longestLine: number, notComposed: number,
 *     notCompatible: number, invisible: Found[], rare: Found[], rareSymbols: number, duplicatedLines: number,
 *     duplicatedShare: number
 *   }
 * }} Report
 *
 * A text cut into tokens of a kind (as many characters of it as were read), or the reason why it cannot be.
 * @typedef {{tokens: TokenKind, symbols?: number, characters?: number, vocabulary?: number, parameters?: number, reason?: string}} Cut
 *
 * A file with its path, and one that was left out of those that were joined.
 * @typedef {{name: string, file: File}} NamedFile
 * @typedef {{name: string, reason: string}} LeftOut
 *
 * A text that is looked into. `before`: those it was made of by folding, the newest last; `known`: the ids of all texts there were before it.
 * @typedef {{
 *   corpus: Corpus, before: Corpus[], tokens: TokenKind, report: Report | 'waiting' | null, cuts: Cut[] | null,
 *   secondsPerEpoch: number | null, folding: FoldOption | null, message: string, leftOut: LeftOut[]
 * }} Examined
 *
 * A text on its way to the server: one of `count`.
 * @typedef {{phase: 'none' | 'sending' | 'refused', name: string, progress: number, count: number, message: string}} Upload
 *
 * `at`: the shelf that is to be seen first; `starting`: the text that a run is about to learn; `asking`: the text that one may be about to fetch; `openings`: how texts begin;
 * `separator`: what stands between files that are joined; `encoding`: what files are written in, empty while that is to be found; `refusals`: why a text could not be removed or fetched.
 * @typedef {{
 *   open: boolean, at: string | null, starting: string | null, asking: string | null, openings: Record<string, string>, separator: string, encoding: string,
 *   fetches: Record<string, FetchProgress>, refusals: Record<string, string>
 * }} Chooser
 */
export {};
