import { allowed } from './rules.js';
import { freshRally, isEnd, prefixOf, rallyOf, shotOf, symbolOf } from './states.js';

/**
 * How a rally goes on: strokes are added and taken back, rallies begun and taken from the text.
 *
 * @typedef {import('./types.js').Court} Court
 * @typedef {import('./types.js').Rally} Rally
 * @typedef {import('./types.js').RallyText} RallyText
 */

/** The scores one may begin with. */
export const SCORES = [
  { A: 0, B: 0 },
  { A: 5, B: 4 },
  { A: 11, B: 11 },
  { A: 18, B: 19 },
  { A: 20, B: 20 },
];

/** @type {Court} */
export const NO_COURT = Object.freeze({
  rally: freshRally({ A: 5, B: 4 }, 'A'),
  chosen: '',
  compare: true,
  playing: false,
  fault: '',
  refused: '',
  follows: '',
  prediction: null,
  truth: null,
  tactics: null,
  learnt: null,
  text: null,
});

/**
 * The court with another rally on it.
 * @param {Court} court
 * @param {Rally} rally
 * @param {string} [follows] what comes next in the text
 * @returns {Court}
 */
export function withRally(court, rally, follows = '') {
  return { ...court, rally, follows, chosen: '', fault: '', refused: '' };
}

/**
 * A rally with one more state; as it was, when the state is none of a rally or it is over.
 * @param {Rally} rally
 * @param {string} symbol
 * @returns {Rally}
 */
export function played(rally, symbol) {
  const shot = shotOf(symbol);
  if (rally.end !== '') {
    return rally;
  }
  if (shot !== null) {
    return {
      ...rally,
      server: rally.shots.length === 0 ? shot.player : rally.server,
      shots: [...rally.shots, shot],
    };
  }
  return isEnd(symbol) ? { ...rally, end: symbol } : rally;
}

/**
 * A rally without its last state.
 * @param {Rally} rally
 * @returns {Rally}
 */
export function takenBack(rally) {
  return rally.end !== '' ? { ...rally, end: '' } : { ...rally, shots: rally.shots.slice(0, -1) };
}

/**
 * A rally before its serve.
 * @param {Rally} rally
 * @returns {Rally}
 */
export function cleared(rally) {
  return { ...rally, shots: [], end: '' };
}

/** Scores of which a network can read every symbol. @param {RallyText | null} text */
export function scoresIn(text) {
  const known = SCORES.filter(
    ({ A, B }) => text === null || (text.symbols.has(`A${A}`) && text.symbols.has(`B${B}`)),
  );
  return known.length > 0 ? known : SCORES.slice(0, 1);
}

/**
 * A rally of a text, with the one before it, up to somewhere in its middle; and what follows there.
 * @param {string} text
 * @param {RallyText} read
 * @param {() => number} random from 0 to 1
 * @returns {{rally: Rally, follows: string} | null} null when there is none
 */
export function rallyFrom(text, { rallies }, random) {
  if (rallies.length === 0) {
    return null;
  }
  const at = Math.floor(random() * rallies.length);
  const { from, to } = rallies[at];
  const whole = /** @type {Rally} */ (rallyOf(text.slice(from, to)));
  const before = at > 0 ? text.slice(rallies[at - 1].from, from) : '';
  const keep = 1 + Math.floor(random() * whole.shots.length);
  const next = whole.shots[keep];
  return {
    rally: { ...whole, before: `\n${before}`, shots: whole.shots.slice(0, keep), end: '' },
    follows: next === undefined ? whole.end : symbolOf(next),
  };
}

/** Which truth there is for a rally: what follows its last stroke, or its server's serve; empty when nothing is known. @param {Rally} rally */
export function truthOf({ shots, server, score, end }) {
  if (end !== '' || (shots.length === 0 && server === '')) {
    return '';
  }
  const pressure = Math.max(score.A, score.B) >= 19 ? '&pressure=true' : '';
  return shots.length === 0
    ? `serve=${server}`
    : `after=${symbolOf(shots[shots.length - 1])}${pressure}`;
}

/** The prediction, when it is of the rally as it is. @param {Court} court */
export function predictionOf({ prediction, rally }) {
  return prediction !== null && prediction.prefix === prefixOf(rally) ? prediction : null;
}

/** The truth, when it is of the rally as it is. @param {Court} court */
export function truthNow({ truth, rally }) {
  return truth !== null && truth.key === truthOf(rally) ? truth.next : null;
}

/** Whether a stroke can be played now. @param {Court} court @param {string} symbol */
export function canPlay(court, symbol) {
  return allowed(symbol, court.rally, truthNow(court));
}
