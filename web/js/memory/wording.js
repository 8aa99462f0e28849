import { figures } from '../units.js';
import { bitsAt, marksAt, wrongAt } from './passage.js';
import { strongestLine, valueAt } from './rows.js';

/**
 * What happens at a step, in words.
 *
 * @typedef {import('./types.js').Passage} Passage
 * @typedef {import('./types.js').Memory} Memory
 * @typedef {import('./rows.js').Row} Row
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../i18n/words.js').Key} Key
 */

/** A weighting is on one slot from here on; below that it is spread, and under the last next to nothing. */
const ON_ONE = 0.5;
const NEXT_TO_NOTHING = 0.1;

/** Slots are read alike when the one that is read most is read at most so many times the mean. */
const ALIKE = 1.1;

/** A read mode says something from here on. */
const CLEAR = 0.5;

const MODES = /** @type {const} */ (['backward', 'content', 'forward']);

/** @param {number} share */
function rounded(share) {
  return `${Math.round(100 * share)} %`;
}

/** A symbol that can be seen. @param {string} symbol */
export function visible(symbol) {
  return { ' ': '␣', '\n': '↵', '\t': '⇥' }[symbol] ?? symbol;
}

/**
 * All that happens at a step.
 * @param {Passage} passage
 * @param {number} t
 * @param {Words} words
 */
export function stepInWords(passage, t, words) {
  return [
    ...(passage.kind === 'text' ? textAt(passage, t, words) : exampleAt(passage, t, words)),
    ...(passage.memory === null ? [] : memoryAt(passage.memory, t, words)),
  ].join(' ');
}

/**
 * @param {Passage} passage
 * @param {number} t
 * @param {Words} words
 */
function exampleAt(passage, t, words) {
  const mark = marksAt(passage, t)
    .map((one) => markName(one, words))
    .join(words('memory.list'));
  const values = {
    mark,
    bits: bitsAt(passage, t)
      .map((bit) => (bit >= 0.5 ? 1 : 0))
      .join(''),
  };
  const wrong = wrongAt(passage, t);
  const silent = !values.bits.includes('1');
  const reads =
    mark === ''
      ? words(silent && wrong !== null ? 'memory.at.silent' : 'memory.at.reads', values)
      : words(silent ? 'memory.at.mark' : 'memory.at.markWith', values);
  if (wrong === null) {
    return [reads];
  }
  const answer = passage.outputs?.[t].map((one) => (one >= 0.5 ? 1 : 0)).join('') ?? '';
  const verdict = wrong === 0 ? 'right' : wrong === 1 ? 'one' : 'wrong';
  return [reads, words(`memory.at.${verdict}`, { answer, wrong })];
}

/**
 * @param {Passage} passage
 * @param {number} t
 * @param {Words} words
 */
function textAt({ symbols, predicted, losses }, t, words) {
  const [best] = predicted?.[t] ?? [];
  const loss = losses[t];
  return [
    words('memory.at.symbol', { symbol: visible(symbols?.[t] ?? '') }),
    ...(best === undefined
      ? []
      : [
          words('memory.at.expects', {
            symbol: visible(best.symbol),
            share: rounded(best.probability),
          }),
        ]),
    ...(loss === null || loss === undefined
      ? []
      : [words('memory.at.surprise', { loss: figures(loss) })]),
  ];
}

/**
 * @param {Memory} memory
 * @param {number} t
 * @param {Words} words
 */
function memoryAt({ writeWeighting, readWeightings, readModes, readHeads }, t, words) {
  const written = writeWeighting[t];
  const writes =
    sumOf(written) < NEXT_TO_NOTHING
      ? words('memory.at.writesNothing')
      : words(
          Math.max(...written) < ON_ONE ? 'memory.at.writesSpread' : 'memory.at.writes',
          most(written),
        );
  const reads = readWeightings[t].map((weighting, head) => {
    const mode = readModes[t][head];
    const clear = mode.findIndex((share) => share >= CLEAR);
    const spread = Math.max(...weighting) < ON_ONE;
    const nothing = sumOf(weighting) < NEXT_TO_NOTHING;
    const alike = Math.max(...weighting) * weighting.length <= ALIKE * sumOf(weighting);
    const key = nothing
      ? 'memory.at.readsNothing'
      : alike && weighting.length > 1
        ? 'memory.at.readsAlike'
        : spread
          ? 'memory.at.readsSpread'
          : 'memory.at.readsSlot';
    const way = clear < 0 || spread ? '' : words(`memory.at.${MODES[clear]}`);
    const reader =
      readHeads === 1 ? words('memory.at.it') : words('memory.at.head', { head: head + 1 });
    return words(key, { ...most(weighting), reader, way });
  });
  return [writes, ...reads];
}

/** @param {readonly number[]} weighting */
function sumOf(weighting) {
  return weighting.reduce((sum, one) => sum + one, 0);
}

/** @param {readonly number[]} weighting */
function most(weighting) {
  const largest = Math.max(...weighting);
  return { slot: weighting.indexOf(largest) + 1, share: rounded(largest) };
}

/** What a channel is called. @param {string} channel @param {Words} words */
function markName(channel, words) {
  const known = ['begin', 'recall', 'repeats', 'delimiter'];
  return known.includes(channel)
    ? words(/** @type {Key} */ (`memory.channel.${channel}`))
    : channel;
}

/**
 * What a line of a row is called: a slot, a bit, a head.
 * @param {Row} row
 * @param {number} line
 * @param {Passage} passage
 * @param {Words} words
 */
export function lineName({ name, kind, slots }, line, passage, words) {
  const number = line + 1;
  switch (kind) {
    case 'heat':
      return words('memory.slot', { number: (slots?.[line] ?? line) + 1 });
    case 'state':
      return words('memory.unit', { number });
    case 'modes':
      return words(`memory.mode.${MODES[line]}`);
    case 'answer':
      return words('memory.bit', { number });
    case 'bits': {
      const channel = name === 'input' ? passage.channels?.[line] : 'bit';
      return channel === undefined || channel === 'bit'
        ? words('memory.bit', { number })
        : channel === 'priority'
          ? words('memory.channel.priority')
          : markName(channel, words);
    }
    case 'gate':
      return name === 'freeGates' && (passage.memory?.readHeads ?? 1) > 1
        ? words('memory.head', { number })
        : '';
    default:
      return '';
  }
}

/** The name of a row. @param {Row} row @param {Words} words */
export function rowName({ name, head }, words) {
  const called = words(`memory.row.${name}.name`);
  return head === null ? called : words('memory.ofHead', { name: called, number: head + 1 });
}

/**
 * A value in words, with where it stands.
 * @param {Row} row
 * @param {number} t
 * @param {number} line
 * @param {Passage} passage
 * @param {Words} words
 */
export function valueInWords(row, t, line, passage, words) {
  const value = valueAt(row, t, line);
  const place = [rowName(row, words), lineName(row, line, passage, words)].filter(
    (one) => one !== '',
  );
  const label = row.labels?.[t]?.[line];
  const said = Number.isNaN(value)
    ? words('memory.notAsked')
    : row.kind === 'symbols'
      ? `“${visible(label ?? '')}”`
      : row.kind === 'choices'
        ? `“${visible(label ?? '')}” ${rounded(value)}`
        : row.kind === 'surprise'
          ? words('memory.nats', { loss: figures(passage.losses[t]) })
          : row.kind === 'bits' && Number.isInteger(value)
            ? String(value)
            : signless(value);
  return words('memory.value', { place: place.join(' · '), step: t + 1, value: said });
}

/** @param {number} value */
function signless(value) {
  return value.toFixed(2).replace('-', '−');
}

/**
 * A row at a step, for those who do not see it.
 * @param {Row} row
 * @param {number} t
 * @param {Passage} passage
 * @param {Words} words
 */
export function rowInWords(row, t, passage, words) {
  return valueInWords(row, t, strongestLine(row, t), passage, words);
}

/**
 * What happens with a slot at a step.
 * @param {Memory} memory
 * @param {number} t
 * @param {number} slot
 * @param {Words} words
 */
export function slotInWords({ writeWeighting, readWeightings, usage }, t, slot, words) {
  return words('memory.side.slot', {
    slot: slot + 1,
    written: writeWeighting[t][slot].toFixed(2),
    read: readWeightings[t].map((weighting) => weighting[slot].toFixed(2)).join(', '),
    usage: usage[t][slot].toFixed(2),
  });
}
