import { ENDS, isEnd, other, shotOf, STROKES } from './states.js';

/**
 * What may follow in a rally, and what a prediction says of it.
 *
 * @typedef {import('./types.js').Player} Player
 * @typedef {import('./types.js').Rally} Rally
 * @typedef {import('./types.js').Next} Next
 * @typedef {import('./types.js').Expected} Expected
 */

/** Shares below which what is forbidden is not worth a name. */
const NAMED = 0.0005;

/** Who hits next; empty when nothing tells. @param {Rally} rally @returns {Player | ''} */
export function hitterOf({ server, shots }) {
  return shots.length === 0 ? server : other(shots[shots.length - 1].player);
}

/**
 * Who has won; empty while it goes on. A winner is who hit last; in the net or out it is the other one.
 * @param {Pick<Rally, 'shots' | 'end'>} rally
 * @returns {Player | ''}
 */
export function winnerOf({ shots, end }) {
  if (end === '' || shots.length === 0) {
    return '';
  }
  const last = shots[shots.length - 1].player;
  return end === 'winner' ? last : other(last);
}

/**
 * Whether a state may follow: players take turns, a rally begins with its only serve, and ends after a stroke. Where the truth is known, what
 * it never does is not allowed either.
 * @param {string} symbol
 * @param {Rally} rally
 * @param {readonly Next[] | null} truth
 */
export function allowed(symbol, rally, truth) {
  if (rally.end !== '') {
    return false;
  }
  if (truth !== null) {
    return truth.some((one) => one.symbol === symbol && one.probability > 0);
  }
  const first = rally.shots.length === 0;
  const shot = shotOf(symbol);
  if (shot === null) {
    return !first && isEnd(symbol);
  }
  const hitter = hitterOf(rally);
  return (shot.stroke === 'serve') === first && (hitter === '' || shot.player === hitter);
}

/**
 * A prediction, taken apart.
 * @param {readonly Next[]} next all that is predicted, most probable first
 * @param {Rally} rally
 * @param {readonly Next[] | null} truth
 * @returns {Expected}
 */
export function expectedOf(next, rally, truth) {
  const strokes = /** @type {Expected['strokes']} */ (
    Object.fromEntries(STROKES.map((stroke) => [stroke, 0]))
  );
  const landings = /** @type {Expected['landings']} */ (
    Object.fromEntries(STROKES.map((stroke) => [stroke, new Array(9).fill(0)]))
  );
  const ends = /** @type {Expected['ends']} */ (Object.fromEntries(ENDS.map((end) => [end, 0])));
  /** @type {Next[]} */
  const forbidden = [];
  /** @type {Next[]} */
  const likeliest = [];
  for (const one of next) {
    const shot = shotOf(one.symbol);
    if (!allowed(one.symbol, rally, truth)) {
      if (one.probability > NAMED) {
        forbidden.push(one);
      }
      continue;
    }
    likeliest.push(one);
    if (shot !== null) {
      strokes[shot.stroke] += one.probability;
      landings[shot.stroke][shot.zone - 1] += one.probability;
    } else if (isEnd(one.symbol)) {
      ends[one.symbol] += one.probability;
    }
  }
  return { hitter: hitterOf(rally), strokes, landings, ends, forbidden, likeliest };
}

/**
 * Where the shuttlecock lands if it is hit, or hit with a chosen stroke: shares of one, in the order of the zones; zeros when that is never.
 * @param {Pick<Expected, 'landings'>} expected
 * @param {import('./types.js').Stroke | ''} chosen
 */
export function landingsOf({ landings }, chosen) {
  const sums = new Array(9).fill(0);
  for (const stroke of chosen === '' ? STROKES : [chosen]) {
    landings[stroke].forEach((share, zone) => (sums[zone] += share));
  }
  const all = sums.reduce((sum, share) => sum + share, 0);
  return all > 0 ? sums.map((share) => share / all) : sums;
}

/** The share of what the rules forbid. @param {Expected} expected */
export function forbiddenShare({ strokes, ends }) {
  const right = [...Object.values(strokes), ...Object.values(ends)];
  return Math.max(0, 1 - right.reduce((sum, share) => sum + share, 0));
}
