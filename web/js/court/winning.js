import { isEnd, shotOf } from './states.js';
import { winnerOf } from './rules.js';

/**
 * The chance that A wins a rally, from what follows each stroke: of the chance V of a situation, V = Σ p V of what follows, which is
 * 1 or 0 where the rally is over. The equations are solved by iteration.
 *
 * @typedef {import('./types.js').Next} Next
 */

const ROUNDS = 200;
const SETTLED = 1e-7;

/**
 * @param {Map<string, readonly Next[]>} replies what follows each stroke, by its symbol
 * @returns {Map<string, number>} by the symbol of the last stroke
 */
export function chancesOf(replies) {
  /** @type {Map<string, number>} */
  const chances = new Map([...replies.keys()].map((symbol) => [symbol, 0.5]));
  for (let round = 0; round < ROUNDS; round++) {
    let change = 0;
    for (const [symbol, next] of replies) {
      const chance = chanceAfter(symbol, next, chances);
      if (chance !== null) {
        change = Math.max(change, Math.abs(chance - (chances.get(symbol) ?? 0.5)));
        chances.set(symbol, chance);
      }
    }
    if (change < SETTLED) {
      break;
    }
  }
  return chances;
}

/**
 * The chance that A wins, when that may follow; null when nothing of it is known.
 * @param {string} last the last stroke; empty before the serve
 * @param {readonly Next[]} next
 * @param {ReadonlyMap<string, number>} chances
 */
export function chanceAfter(last, next, chances) {
  const shot = shotOf(last);
  let known = 0;
  let won = 0;
  for (const { symbol, probability } of next) {
    const follows = shotOf(symbol);
    let chance = follows && follows.player !== shot?.player ? chances.get(symbol) : undefined;
    if (isEnd(symbol) && shot !== null) {
      chance = winnerOf({ shots: [shot], end: symbol }) === 'A' ? 1 : 0;
    }
    if (chance !== undefined) {
      known += probability;
      won += probability * chance;
    }
  }
  return known > 0 ? won / known : null;
}
