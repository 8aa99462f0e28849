import { rallyOf, symbolOf } from './states.js';

/**
 * What stands in a text of rallies: where each is, and what follows each stroke how often.
 *
 * @typedef {import('./types.js').RallyText} RallyText
 * @typedef {import('./types.js').Situation} Situation
 */

/** Rallies that are kept to lead to a situation. */
const LEADING = 4;

/** From so many points on players may play otherwise: such rallies lead to no situation. */
const PRESSURE = 19;

/**
 * Reads a whole text; lines that are no rallies are left out.
 * @param {string} text
 * @returns {RallyText}
 */
export function countedIn(text) {
  /** @type {RallyText['rallies']} */
  const rallies = [];
  /** @type {Map<string, Situation>} */
  const situations = new Map();
  /** @type {Set<string>} */
  const symbols = new Set();
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (takeIn(text.slice(from, to), situations, symbols)) {
      rallies.push({ from, to });
    }
    from = to + 1;
  }
  return { rallies, situations, symbols };
}

/**
 * Counts a line; whether it is a whole rally.
 * @param {string} line
 * @param {Map<string, Situation>} situations
 * @param {Set<string>} symbols
 */
function takeIn(line, situations, symbols) {
  const rally = rallyOf(line);
  if (rally === null || rally.end === '' || rally.shots.length === 0) {
    return false;
  }
  const { score, shots, end } = rally;
  const before = Math.max(score.A, score.B) < PRESSURE;
  const written = shots.map(symbolOf);
  const prefix = `A${score.A} B${score.B}`;
  symbols.add(`A${score.A}`).add(`B${score.B}`).add(end);
  written.forEach((symbol, i) => {
    symbols.add(symbol);
    let situation = situations.get(symbol);
    if (situation === undefined) {
      situation = { count: 0, replies: new Map(), prefixes: [] };
      situations.set(symbol, situation);
    }
    const reply = written[i + 1] ?? end;
    if (before) {
      situation.count++;
      situation.replies.set(reply, (situation.replies.get(reply) ?? 0) + 1);
    }
    if (before || situation.prefixes.length === 0) {
      lead(situation, `\n${prefix} ${written.slice(0, i + 1).join(' ')}`);
    }
  });
  return true;
}

/** What one question may hold, as docs/protocol.md has it. */
const MOST_PREFIXES = 256;
const MOST_CHARACTERS = 30_000;

/**
 * The rallies that are asked about at once: of every situation its shortest, then of every one its second shortest, as far as they go into one question.
 * @param {RallyText['situations']} situations
 * @returns {{symbol: string, prefix: string}[]}
 */
export function askedAbout(situations) {
  /** @type {{symbol: string, prefix: string}[]} */
  const asked = [];
  let characters = 0;
  for (let i = 0; i < LEADING; i++) {
    for (const [symbol, { prefixes }] of situations) {
      const fits =
        i < prefixes.length &&
        asked.length < MOST_PREFIXES &&
        characters + prefixes[i].length <= MOST_CHARACTERS;
      if (fits) {
        asked.push({ symbol, prefix: prefixes[i] });
        characters += prefixes[i].length;
      }
    }
  }
  return asked;
}

/**
 * Keeps the shortest rallies that lead to a situation.
 * @param {Situation} situation
 * @param {string} prefix
 */
function lead({ prefixes }, prefix) {
  if (prefixes.length < LEADING) {
    prefixes.push(prefix);
  } else if (prefix.length < prefixes[prefixes.length - 1].length) {
    prefixes[prefixes.length - 1] = prefix;
  }
  prefixes.sort((one, two) => one.length - two.length);
}
