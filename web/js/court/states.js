/**
 * The states of rallies: how strokes, scores and ends are written, and lines of them read.
 *
 * @typedef {import('./types.js').Player} Player
 * @typedef {import('./types.js').Stroke} Stroke
 * @typedef {import('./types.js').End} End
 * @typedef {import('./types.js').Shot} Shot
 * @typedef {import('./types.js').Rally} Rally
 */

/** @type {readonly Stroke[]} */
export const STROKES = ['serve', 'clear', 'drop', 'smash', 'net', 'lift', 'drive'];

/** @type {readonly End[]} */
export const ENDS = ['winner', 'net', 'out'];

/** @type {readonly Player[]} */
export const PLAYERS = ['A', 'B'];

const SHOT = /^([AB]):(serve|clear|drop|smash|net|lift|drive):([1-9])$/;
const SCORE = /^A(\d{1,2})$|^B(\d{1,2})$/;

/** Rallies of which the first must be read for a text to be one of rallies. */
const FIRST = 3;

/** The other player. @param {Player} player @returns {Player} */
export function other(player) {
  return player === 'A' ? 'B' : 'A';
}

/** A stroke as it is written, or null when it is none. @param {string} symbol @returns {Shot | null} */
export function shotOf(symbol) {
  const found = SHOT.exec(symbol);
  return found === null
    ? null
    : {
        player: /** @type {Player} */ (found[1]),
        stroke: /** @type {Stroke} */ (found[2]),
        zone: Number(found[3]),
      };
}

/** @param {Shot} shot */
export function symbolOf({ player, stroke, zone }) {
  return `${player}:${stroke}:${zone}`;
}

/** @param {string} symbol @returns {symbol is End} */
export function isEnd(symbol) {
  return ENDS.includes(/** @type {End} */ (symbol));
}

/**
 * A rally, or the beginning of one, on a line of text; null when the line is none. Who serves is told by the first stroke.
 * @param {string} line
 * @returns {Rally | null}
 */
export function rallyOf(line) {
  const [a, b, ...rest] = line.trim().split(/\s+/);
  if (!SCORE.test(a) || !SCORE.test(b ?? '') || a[0] !== 'A' || b[0] !== 'B') {
    return null;
  }
  /** @type {Shot[]} */
  const shots = [];
  /** @type {End | ''} */
  let end = '';
  for (const symbol of rest) {
    const shot = shotOf(symbol);
    if (end !== '' || (shot === null && !isEnd(symbol))) {
      return null;
    }
    if (shot !== null) {
      shots.push(shot);
    } else {
      end = /** @type {End} */ (symbol);
    }
  }
  const score = { A: Number(a.slice(1)), B: Number(b.slice(1)) };
  return { before: '', server: shots[0]?.player ?? '', score, shots, end };
}

/** Whether a text begins with whole rallies. @param {string} beginning of it */
export function beginsWithRallies(beginning) {
  const lines = beginning
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.trim() !== '')
    .slice(0, FIRST);
  return lines.length > 0 && lines.every((line) => (rallyOf(line)?.end ?? '') !== '');
}

/**
 * A rally so far, as a network reads it.
 * @param {Rally} rally
 */
export function prefixOf({ before, score, shots, end }) {
  const symbols = [`A${score.A}`, `B${score.B}`, ...shots.map(symbolOf), end];
  return `${before || '\n'}${symbols.join(' ').trim()}`;
}

/**
 * A rally that has not begun. So that a network can tell who serves, the one before stands there, won by who serves now with the serve;
 * at 0 : 0 nothing tells, nor in a text without such a rally's states.
 * @param {{A: number, B: number}} score
 * @param {Player} server
 * @param {ReadonlySet<string> | null} [known] the states of the text
 * @returns {Rally}
 */
export function freshRally(score, server, known = null) {
  const earlier = { ...score, [server]: score[server] - 1 };
  const states = [`A${earlier.A}`, `B${earlier.B}`, `${server}:serve:2`, 'winner'];
  const told = score[server] > 0 && states.every((state) => known === null || known.has(state));
  return {
    before: told ? `\n${states.join(' ')}\n` : '',
    server: told ? server : '',
    score,
    shots: [],
    end: '',
  };
}
