import { other } from './states.js';

/**
 * A court from above, in metres from its middle: x along it, A's half to the left, and y across it, downwards. (Laws of Badminton of the BWF, Law
 * 1: 13.40 m by 6.10 m; for singles 5.18 m; the short service line 1.98 m from the net, the long one for doubles 0.76 m before the back.)
 *
 * @typedef {import('./types.js').Player} Player
 * @typedef {import('./types.js').Rally} Rally
 * @typedef {import('./types.js').Shot} Shot
 * @typedef {{x: number, y: number}} Point
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 * @typedef {Shot & {number: number, from: Point, to: Point, bend: Point, path: string}} Flight
 */

export const COURT = Object.freeze({
  half: 6.7,
  side: 3.05,
  singles: 2.59,
  short: 1.98,
  long: 6.7 - 0.76,
  line: 0.04,
});

/** What is seen: the court and a little around it. */
export const SEEN = Object.freeze({ x: -7.2, y: -3.45, width: 14.4, height: 6.9 });

/** How far a path bends to the side, as a share of its length: the higher a stroke flies, the more. */
const BENDS = { serve: 0.1, clear: 0.22, drop: 0.08, smash: 0, net: 0.12, lift: 0.2, drive: 0.04 };

/** Where in a zone strokes land, one after the other, as shares of its size from its middle, so that none hides another. */
const PLACES = [
  [0, 0.2],
  [-0.26, 0.3],
  [0.26, 0.3],
  [-0.26, 0.05],
  [0.26, 0.05],
];

/**
 * A zone of a player's half: 1 2 3 at the net from the player's left to right, 7 8 9 at the back.
 * @param {Player} player
 * @param {number} zone from 1 to 9
 * @returns {Box}
 */
export function zoneBox(player, zone) {
  const width = COURT.half / 3;
  const height = (2 * COURT.singles) / 3;
  const row = Math.floor((zone - 1) / 3);
  const column = (zone - 1) % 3;
  // A looks to the right and has the left hand above; B the other way round.
  return player === 'A'
    ? { x: -(row + 1) * width, y: -COURT.singles + column * height, width, height }
    : { x: row * width, y: COURT.singles - (column + 1) * height, width, height };
}

/** Where the server stands: in the right service court when the own points are even, else in the left. @param {Player} server @param {number} points @returns {Point} */
export function servePlace(server, points) {
  const right = points % 2 === 0;
  return server === 'A' ? { x: -2.7, y: right ? 0.8 : -0.8 } : { x: 2.7, y: right ? -0.8 : 0.8 };
}

/**
 * The strokes of a rally as paths from where each is hit to where it lands; each is hit where the one before it landed.
 * @param {Pick<Rally, 'shots' | 'score'>} rally
 * @returns {Flight[]}
 */
export function flightsOf({ shots, score }) {
  /** @type {Map<string, number>} */
  const landed = new Map();
  /** @type {Flight[]} */
  const flights = [];
  for (const shot of shots) {
    const last = flights[flights.length - 1];
    const from = last?.to ?? servePlace(shot.player, score[shot.player]);
    const key = `${shot.player}${shot.zone}`;
    const times = landed.get(key) ?? 0;
    landed.set(key, times + 1);
    const { x, y, width, height } = zoneBox(other(shot.player), shot.zone);
    const [across, down] = PLACES[times % PLACES.length];
    const to = { x: x + width * (0.5 + across), y: y + height * (0.5 + down) };
    const bend = bent(from, to, BENDS[shot.stroke]);
    flights.push({
      ...shot,
      number: flights.length + 1,
      from,
      to,
      bend,
      path: `M ${place(from)} Q ${place(bend)} ${place(to)}`,
    });
  }
  return flights;
}

/**
 * The point that a path bends towards, to the left of its way.
 * @param {Point} from
 * @param {Point} to
 * @param {number} share
 */
function bent(from, to, share) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const bend = { x: (from.x + to.x) / 2 + dy * share * 2, y: (from.y + to.y) / 2 - dx * share * 2 };
  return { x: bend.x, y: Math.max(-COURT.side, Math.min(COURT.side, bend.y)) };
}

/** @param {Point} point */
function place({ x, y }) {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

/**
 * A box as shares of what is seen.
 * @param {Box} box
 * @returns {{left: number, top: number, width: number, height: number}}
 */
export function shareOfSeen({ x, y, width, height }) {
  return {
    left: (x - SEEN.x) / SEEN.width,
    top: (y - SEEN.y) / SEEN.height,
    width: width / SEEN.width,
    height: height / SEEN.height,
  };
}
