import { ENDS, isEnd, other, shotOf, STROKES } from './states.js';

/**
 * What players do, and what tells one from the other.
 *
 * @typedef {import('./types.js').Player} Player
 * @typedef {import('./types.js').Stroke} Stroke
 * @typedef {import('./types.js').Tactic} Tactic
 * @typedef {import('./types.js').RallyText} RallyText
 *
 * What distinguishes a player: that they reply with a stroke, play to a side, or do not reach one. `learnt`, `theirs` (the other player's)
 * and `truth` are shares of everything that may come then; `seen` is how often it was counted, 0 when the truth is known.
 * @typedef {{
 *   kind: 'reply' | 'side' | 'missed', player: Player, after: Stroke | '', landing: number, stroke: Stroke | '', side: number,
 *   learnt: number, theirs: number, truth: number | null, seen: number
 * }} Trait
 */

/** Sentences of a player. */
const MOST = 6;

/** Times a situation must have been seen for a count of it to say something. */
const OFTEN = 5;

/** Least difference between the players that is told. */
const TOLD = 0.02;

/**
 * What a player does in a situation, from the shares of what follows it. What the rules forbid is left out.
 * @param {string} situation the opponent's stroke
 * @param {Iterable<[string, number]>} replies
 * @param {number} all what the replies are shares of
 * @returns {Tactic}
 */
export function tacticOf(situation, replies, all) {
  const shot = /** @type {import('./types.js').Shot} */ (shotOf(situation));
  const player = other(shot.player);
  /** @type {Tactic} */
  const tactic = {
    player,
    after: shot.stroke,
    landing: shot.zone,
    strokes: {},
    landings: new Array(9).fill(0),
    ends: {},
  };
  for (const [symbol, weight] of replies) {
    const reply = shotOf(symbol);
    const share = weight / all;
    if (isEnd(symbol)) {
      tactic.ends[symbol] = (tactic.ends[symbol] ?? 0) + share;
    } else if (reply?.player === player && reply.stroke !== 'serve') {
      tactic.strokes[reply.stroke] = (tactic.strokes[reply.stroke] ?? 0) + share;
      tactic.landings[reply.zone - 1] += share;
    }
  }
  return tactic;
}

/** What is counted in a text. @param {RallyText} text @returns {Tactic[]} */
export function countedTactics({ situations }) {
  return [...situations]
    .filter(([, { count }]) => count > 0)
    .map(([symbol, { replies, count }]) => ({ ...tacticOf(symbol, replies, count), of: count }));
}

/** @param {Pick<Tactic, 'player' | 'after' | 'landing'>} tactic */
function keyOf({ player, after, landing }) {
  return `${player}:${after}:${landing}`;
}

/**
 * What distinguishes each player most, by what is learnt: the largest differences first. Of all situations in which the shuttlecock comes to
 * one place and the same is done, one is told.
 * @param {readonly Tactic[]} learnt
 * @param {readonly Tactic[]} truth what is known, or counted
 * @returns {Record<Player, Trait[]>}
 */
export function traitsOf(learnt, truth) {
  const learntBy = new Map(learnt.map((tactic) => [keyOf(tactic), tactic]));
  const truthBy = new Map(truth.map((tactic) => [keyOf(tactic), tactic]));
  /** @param {Player} player */
  const of = (player) => {
    const traits = [...repliesOf(player, learntBy, truthBy), sideOf(player, learnt, truth)];
    const missed = missedBy(player, learntBy, truthBy);
    return oneOfAKind([...traits, ...missed].sort((one, two) => gain(two) - gain(one)));
  };
  return { A: of('A'), B: of('B') };
}

/** @param {Trait} trait */
function gain({ learnt, theirs }) {
  return learnt - theirs;
}

/** @param {Trait[]} traits the most telling first */
function oneOfAKind(traits) {
  /** @type {Set<string>} */
  const told = new Set();
  return traits
    .filter((trait) => {
      const kind =
        trait.kind === 'reply' ? `${trait.landing} ${trait.stroke}` : `${trait.kind}${trait.after}`;
      const isNew = gain(trait) >= TOLD && !told.has(kind);
      told.add(kind);
      return isNew;
    })
    .slice(0, MOST);
}

/**
 * @param {Player} player
 * @param {Map<string, Tactic>} learntBy
 * @param {Map<string, Tactic>} truthBy
 * @returns {Trait[]}
 */
function repliesOf(player, learntBy, truthBy) {
  return pairs(player, learntBy, truthBy).flatMap(({ mine, theirs, truth }) =>
    STROKES.filter((stroke) => (mine.strokes[stroke] ?? 0) > 0).map((stroke) => ({
      ...trait(mine, truth),
      kind: /** @type {const} */ ('reply'),
      stroke,
      learnt: mine.strokes[stroke] ?? 0,
      theirs: theirs.strokes[stroke] ?? 0,
      truth: truth && (truth.strokes[stroke] ?? 0),
    })),
  );
}

/**
 * Smashes and the like that a player does not reach.
 * @param {Player} player
 * @param {Map<string, Tactic>} learntBy
 * @param {Map<string, Tactic>} truthBy
 * @returns {Trait[]}
 */
function missedBy(player, learntBy, truthBy) {
  return pairs(player, learntBy, truthBy).map(({ mine, theirs, truth }) => ({
    ...trait(mine, truth),
    kind: /** @type {const} */ ('missed'),
    learnt: mine.ends.winner ?? 0,
    theirs: theirs.ends.winner ?? 0,
    truth: truth && (truth.ends.winner ?? 0),
  }));
}

/**
 * The situations that are known of both players, and well enough.
 * @param {Player} player
 * @param {Map<string, Tactic>} learntBy
 * @param {Map<string, Tactic>} truthBy
 */
function pairs(player, learntBy, truthBy) {
  const found = [];
  for (const mine of learntBy.values()) {
    const theirs = learntBy.get(keyOf({ ...mine, player: other(player) }));
    const truth = truthBy.get(keyOf(mine)) ?? null;
    if (mine.player === player && theirs !== undefined && (truth?.of ?? OFTEN) >= OFTEN) {
      found.push({ mine, theirs, truth });
    }
  }
  return found;
}

/**
 * @param {Tactic} mine
 * @param {Tactic | null} truth
 */
function trait({ player, after, landing }, truth) {
  return {
    player,
    after,
    landing,
    stroke: /** @type {const} */ (''),
    side: 0,
    seen: truth?.of ?? 0,
  };
}

/**
 * To which side of the opponent a player plays, over all situations, each as often as it occurs: of what lands.
 * @param {Player} player
 * @param {readonly Tactic[]} learnt
 * @param {readonly Tactic[]} truth
 * @returns {Trait}
 */
function sideOf(player, learnt, truth) {
  const often = new Map(learnt.map((tactic) => [keyOf(tactic), tactic.of ?? 1]));
  const mine = sides(learnt, player, often);
  const theirs = sides(learnt, other(player), often);
  const known = truth.length > 0 ? sides(truth, player, often) : null;
  const side = mine[0] - theirs[0] > mine[2] - theirs[2] ? 0 : 2;
  return {
    kind: 'side',
    player,
    after: '',
    landing: 0,
    stroke: '',
    side,
    learnt: mine[side],
    theirs: theirs[side],
    truth: known && known[side],
    seen: truth.reduce((sum, { of = 0, player: who }) => sum + (who === player ? of : 0), 0),
  };
}

/**
 * Shares of the left, the middle and the right.
 * @param {readonly Tactic[]} tactics
 * @param {Player} player
 * @param {ReadonlyMap<string, number>} often how often each situation occurs
 */
function sides(tactics, player, often) {
  const sums = [0, 0, 0];
  for (const tactic of tactics.filter((one) => one.player === player)) {
    const weight = often.get(keyOf(tactic)) ?? 0;
    tactic.landings.forEach((share, i) => (sums[i % 3] += share * weight));
  }
  const all = sums[0] + sums[1] + sums[2];
  return sums.map((sum) => (all > 0 ? sum / all : 0));
}

/**
 * How far what is learnt is from the truth in all situations: the mean total variation over strokes and ends, from 0 to 1.
 * @param {readonly Tactic[]} learnt
 * @param {readonly Tactic[]} truth
 */
export function apart(learnt, truth) {
  const truthBy = new Map(truth.map((tactic) => [keyOf(tactic), tactic]));
  let sum = 0;
  let count = 0;
  for (const tactic of learnt) {
    const known = truthBy.get(keyOf(tactic));
    if (known !== undefined && (known.of ?? OFTEN) >= OFTEN) {
      const strokes = STROKES.map((s) => (tactic.strokes[s] ?? 0) - (known.strokes[s] ?? 0));
      const ends = ENDS.map((end) => (tactic.ends[end] ?? 0) - (known.ends[end] ?? 0));
      sum += [...strokes, ...ends].reduce((all, one) => all + Math.abs(one), 0) / 2;
      count++;
    }
  }
  return count === 0 ? null : sum / count;
}
