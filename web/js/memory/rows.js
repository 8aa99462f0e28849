import { slotsIn } from './order.js';
import { isWrong } from './passage.js';

/**
 * The rows of the theatre: each a number for every step in time and every line of the row, under one time axis.
 *
 * @typedef {import('./types.js').Passage} Passage
 * @typedef {import('./types.js').Memory} Memory
 * @typedef {import('./types.js').Ordering} Ordering
 *
 * @typedef {'bits' | 'answer' | 'heat' | 'state' | 'gate' | 'modes' | 'symbols' | 'choices' | 'surprise'} Kind
 * @typedef {'example' | 'writing' | 'reading' | 'room' | 'controller'} Group
 * @typedef {'input' | 'target' | 'output' | 'symbols' | 'predicted' | 'losses' | 'writeGate' | 'writeWeighting' | 'readWeightings'
 *   | 'readModes' | 'allocationGate' | 'allocationWeighting' | 'usage' | 'freeGates' | 'hidden'} Name
 *
 * @typedef {{
 *   id: string, name: Name, group: Group, kind: Kind, head: number | null, lines: number, values: Float32Array,
 *   scale: 'writing' | 'reading' | 'usage' | 'diverging' | 'ink', labels: string[][] | null, signed: number,
 *   wrong: Uint8Array | null, slots: readonly number[] | null
 * }} Row `values[t · lines + line]`, NaN where there is none; `head`: of which read head, where there are several; `labels`: what stands
 * in each cell; `signed`: the line that goes from −1 to 1, or −1; `wrong`: 1 where an answer is;
 * `slots`: the slot that each line is
 */

/** Loss in nats that fills its row. */
const MOST_LOSS = 5;

/** @type {Record<Ordering, WeakMap<Passage, Row[]>>} */
const known = { writing: new WeakMap(), number: new WeakMap() };

/** The rows of a passage; made once for each order of the slots. @param {Passage} passage @param {Ordering} ordering */
export function rowsOf(passage, ordering) {
  const rows = known[ordering].get(passage) ?? [
    ...exampleRows(passage),
    ...innerRows(passage, ordering),
  ];
  known[ordering].set(passage, rows);
  return rows;
}

/**
 * @param {Partial<Row> & {name: Name, group: Group, kind: Kind}} row
 * @param {number} steps
 * @param {(t: number) => readonly number[] | null} column the lines of a step
 * @returns {Row}
 */
function row(row, steps, column) {
  const first = Array.from({ length: steps }, (_, t) => column(t)).find((one) => one !== null);
  const lines = first?.length ?? 1;
  const values = new Float32Array(steps * lines).fill(NaN);
  for (let t = 0; t < steps; t++) {
    values.set(column(t) ?? [], t * lines);
  }
  return {
    id: row.name,
    head: null,
    lines,
    values,
    scale: 'ink',
    labels: null,
    signed: -1,
    wrong: null,
    slots: null,
    ...row,
  };
}

/** What goes in, what should come out, what does. @param {Passage} passage */
function exampleRows(passage) {
  const { steps, inputs, targets, outputs, symbols, predicted, losses } = passage;
  if (symbols !== null) {
    const choices = predicted ?? [];
    return [
      row(
        { name: 'symbols', group: 'example', kind: 'symbols', labels: symbols.map((one) => [one]) },
        steps,
        () => [1],
      ),
      row(
        {
          name: 'predicted',
          group: 'example',
          kind: 'choices',
          scale: 'reading',
          labels: choices.map((three) => three.map((one) => one.symbol)),
        },
        steps,
        (t) => choices[t]?.map((one) => one.probability) ?? null,
      ),
      row({ name: 'losses', group: 'example', kind: 'surprise', scale: 'writing' }, steps, (t) =>
        losses[t] === null ? null : [Math.min(1, losses[t] / MOST_LOSS)],
      ),
    ];
  }
  /** @param {number} t */
  const asked = (t) => targets?.[t] ?? null;
  const answers = row({ name: 'output', group: 'example', kind: 'answer' }, steps, (t) =>
    asked(t) === null ? null : (outputs?.[t] ?? null),
  );
  const wrong = Uint8Array.from(answers.values, (probability, at) => {
    const target = asked(Math.floor(at / answers.lines));
    return target !== null && isWrong(target[at % answers.lines], probability) ? 1 : 0;
  });
  return [
    row(
      {
        name: 'input',
        group: 'example',
        kind: 'bits',
        signed: passage.channels?.indexOf('priority') ?? -1,
      },
      steps,
      (t) => inputs?.[t] ?? null,
    ),
    row({ name: 'target', group: 'example', kind: 'bits' }, steps, asked),
    { ...answers, wrong },
  ];
}

/** What happens inside: in the memory, or without one in the hidden state. @param {Passage} passage @param {Ordering} ordering */
function innerRows({ steps, memory, hidden }, ordering) {
  const state = row(
    { name: 'hidden', group: 'controller', kind: 'state', scale: 'diverging' },
    steps,
    (t) => hidden[t],
  );
  return memory === null
    ? [state]
    : [...memoryRows(memory, steps, slotsIn(memory, ordering)), state];
}

/**
 * @param {Memory} memory
 * @param {number} steps
 * @param {readonly number[]} slots in the order in which they stand
 */
function memoryRows(memory, steps, slots) {
  /** @param {Partial<Row> & {name: Name, group: Group}} one @param {(t: number) => readonly number[]} weights by number */
  const heat = (one, weights) =>
    row({ ...one, kind: 'heat', slots }, steps, (t) => slots.map((slot) => weights(t)[slot]));
  const heads = Array.from({ length: memory.readHeads }, (_, head) => head);
  /** @param {Name} name @param {number} head */
  const ofHead = (name, head) =>
    memory.readHeads === 1 ? { name } : { name, head, id: `${name}-${head + 1}` };
  return [
    row({ name: 'writeGate', group: 'writing', kind: 'gate', scale: 'writing' }, steps, (t) => [
      memory.writeGate[t],
    ]),
    heat(
      { name: 'writeWeighting', group: 'writing', scale: 'writing' },
      (t) => memory.writeWeighting[t],
    ),
    ...heads.flatMap((head) => [
      heat(
        { ...ofHead('readWeightings', head), group: 'reading', scale: 'reading' },
        (t) => memory.readWeightings[t][head],
      ),
      row(
        { ...ofHead('readModes', head), group: 'reading', kind: 'modes' },
        steps,
        (t) => memory.readModes[t][head],
      ),
    ]),
    row({ name: 'allocationGate', group: 'room', kind: 'gate', scale: 'writing' }, steps, (t) => [
      memory.allocationGate[t],
    ]),
    heat(
      { name: 'allocationWeighting', group: 'room', scale: 'writing' },
      (t) => memory.allocationWeighting[t],
    ),
    row(
      { name: 'freeGates', group: 'room', kind: 'gate', scale: 'reading' },
      steps,
      (t) => memory.freeGates[t],
    ),
    heat({ name: 'usage', group: 'room', scale: 'usage' }, (t) => memory.usage[t]),
  ];
}

/** The value of a row, NaN where there is none. @param {Row} row @param {number} t @param {number} line */
export function valueAt({ values, lines }, t, line) {
  return values[t * lines + line];
}

/** The line with the largest value at a step. @param {Row} row @param {number} t */
export function strongestLine({ values, lines }, t) {
  let best = 0;
  for (let line = 1; line < lines; line++) {
    if (values[t * lines + line] > values[t * lines + best]) {
      best = line;
    }
  }
  return best;
}
