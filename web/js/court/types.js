/**
 * Badminton rallies as the page knows them.
 *
 * @typedef {'A' | 'B'} Player
 * @typedef {'serve' | 'clear' | 'drop' | 'smash' | 'net' | 'lift' | 'drive'} Stroke
 * @typedef {'winner' | 'net' | 'out'} End how a rally ends: the last stroke was not reached, or was an error
 *
 * A stroke with where it lands: a zone from 1 to 9 of the other half, as its player sees it.
 * @typedef {{player: Player, stroke: Stroke, zone: number}} Shot
 *
 * A rally so far. `server` is empty when nothing tells who serves; `before` are the lines of the text that came before.
 * @typedef {{before: string, server: Player | '', score: {A: number, B: number}, shots: Shot[], end: End | ''}} Rally
 *
 * @typedef {{symbol: string, probability: number}} Next
 *
 * What may follow a rally, each a share of everything: strokes, landings of strokes that are allowed, ends, and what the rules forbid.
 * @typedef {{
 *   hitter: Player | '', strokes: Record<Stroke, number>, landings: Record<Stroke, number[]>, ends: Record<End, number>,
 *   forbidden: Next[], likeliest: Next[]
 * }} Expected
 *
 * What the network expects after a rally, whose prefix is told so that it can be seen whether it is still that one.
 * @typedef {{step: number, prefix: string, next: Next[]}} Prediction
 *
 * What a player does when a stroke of the opponent lands in a zone: shares of everything that may come then. `of`: how many times it was
 * seen, if it was counted.
 * @typedef {{
 *   player: Player, after: Stroke, landing: number, strokes: Partial<Record<Stroke, number>>, landings: number[],
 *   ends: Partial<Record<End, number>>, of?: number
 * }} Tactic
 *
 * A situation in a text: how often it occurs, what followed how often, and a few rallies that lead to it.
 * @typedef {{count: number, replies: Map<string, number>, prefixes: string[]}} Situation
 *
 * @typedef {{rallies: {from: number, to: number}[], situations: Map<string, Situation>, symbols: Set<string>}} RallyText
 *
 * What is learnt of the players after so many steps, and with what chance A wins from each situation on.
 * @typedef {{step: number, tactics: Tactic[], chances: Map<string, number>}} Learnt
 *
 * @typedef {{
 *   rally: Rally, chosen: Stroke | '', compare: boolean, playing: boolean, fault: string, refused: string, follows: string,
 *   prediction: Prediction | null, truth: {key: string, next: Next[]} | null, tactics: Tactic[] | null, learnt: Learnt | null,
 *   text: RallyText | null
 * }} Court `fault`: what the network played against the rules; `follows`: what comes next in the text; `tactics`: the truth of them
 */
export {};
