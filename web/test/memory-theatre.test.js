import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf } from '../js/memory/charts/lengths.js';
import { headWidth } from '../js/memory/charts/matrix.js';
import { axisOf, heightOf, lineAt, numbered, stepAt } from '../js/memory/layout.js';
import { arcOf, chainOf, MOST_LINKS, strongest } from '../js/memory/links.js';
import { inOrderOfWriting, placesOf, slotsIn } from '../js/memory/order.js';
import {
  isWrong,
  marksAt,
  repeatsOf,
  scoreOf,
  spansOf,
  stepOf,
  tellingStep,
} from '../js/memory/passage.js';
import { rowsOf, strongestLine, valueAt } from '../js/memory/rows.js';
import { heatPixels, largestOf, shade } from '../js/memory/shades.js';
import { copied, textPassage } from './memory-passages.js';

const PALETTE = /** @type {any} */ ({
  low: [0, 0, 255],
  middle: [200, 200, 200],
  high: [255, 100, 0],
  ink: [0, 0, 0],
  used: [0, 150, 0],
});

test('the axis fills its space, but a step is never narrower than it can be seen', () => {
  const items = (/** @type {number} */ steps) => ({ steps, kind: /** @type {const} */ ('items') });
  assert.deepEqual(axisOf(items(20), 800), { column: 40, width: 800 });
  assert.deepEqual(axisOf(items(4), 800), { column: 60, width: 240 });
  assert.deepEqual(axisOf(items(60), 250), { column: 9, width: 540 });
  assert.equal(axisOf({ steps: 60, kind: 'text' }, 250).column, 17);
});

test('every pixel of the axis belongs to the step that is drawn there', () => {
  const axis = axisOf({ steps: 17, kind: 'items' }, 400);
  for (let t = 0; t < 17; t++) {
    assert.equal(stepAt(axis, t * axis.column), t);
    assert.equal(stepAt(axis, (t + 1) * axis.column - 0.01), t);
  }
  assert.equal(stepAt(axis, -5), 0);
  assert.equal(stepAt(axis, 10_000), 16);
});

test('numbers of steps never touch, and the first is always there', () => {
  for (const steps of [1, 7, 17, 60, 200]) {
    const axis = axisOf({ steps, kind: 'items' }, 400);
    const told = numbered(axis);
    assert.equal(told[0], 0);
    for (let i = 2; i < told.length; i++) {
      assert.ok((told[i] - told[i - 1]) * axis.column >= 22);
    }
  }
});

test('128 slots take no more room than twice that of 16, and each can be pointed at', () => {
  const heat = (/** @type {number} */ lines) => ({ kind: /** @type {const} */ ('heat'), lines });
  assert.equal(heightOf(heat(16)), 128);
  assert.equal(heightOf(heat(128)), 256);
  assert.equal(lineAt(heat(128), 255), 127);
  assert.equal(lineAt(heat(16), 8), 1);
  assert.equal(lineAt(heat(16), -1), 0);
});

test('an example is read, asked for and answered; it is first shown when all is read', () => {
  const passage = copied();
  assert.deepEqual(spansOf(passage), [
    { phase: 'reads', from: 0, to: 2 },
    { phase: 'mark', from: 3, to: 3 },
    { phase: 'answers', from: 4, to: 6 },
  ]);
  assert.deepEqual(marksAt(passage, 3), ['recall']);
  assert.equal(tellingStep(passage), 4);
  assert.equal(stepOf(passage, null), 4);
  assert.equal(stepOf(passage, 99), 6);
  assert.equal(tellingStep(textPassage()), 4);
});

test('a bit is wrong when its probability is on the other side of a half', () => {
  assert.equal(isWrong(1, 0.5), false);
  assert.equal(isWrong(1, 0.49), true);
  assert.equal(isWrong(0, 0.51), true);
  assert.deepEqual(scoreOf(copied()), { asked: 6, wrong: 1 });
});

test('the repeats of an example are read from it as a share of the most', () => {
  const passage = {
    ...copied(),
    channels: ['bit', 'begin', 'repeats'],
    inputs: [
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 2 / 3],
    ],
  };
  assert.equal(repeatsOf(passage, 3), 2);
  assert.equal(repeatsOf(passage, 6), 4);
  assert.equal(repeatsOf(copied(), 3), null);
  assert.equal(repeatsOf(null, 3), null);
});

test('the rows of an example stand in order, with nothing where nothing is asked', () => {
  const rows = rowsOf(copied(), 'writing');
  assert.deepEqual(
    rows.map((row) => row.id),
    [
      'input',
      'target',
      'output',
      'writeGate',
      'writeWeighting',
      'readWeightings-1',
      'readModes-1',
      'readWeightings-2',
      'readModes-2',
      'allocationGate',
      'allocationWeighting',
      'freeGates',
      'usage',
      'hidden',
    ],
  );
  const [input, target, output] = rows;
  assert.equal(input.lines, 3);
  assert.equal(target.lines, 2);
  assert.ok(Number.isNaN(valueAt(target, 0, 0)));
  assert.equal(valueAt(target, 4, 0), 1);
  assert.deepEqual([...output.wrong.subarray(8, 14)], [0, 0, 0, 0, 0, 1]);
  assert.equal(rowsOf(copied(), 'writing') === rows, false);
});

test('a network without a memory has its hidden state alone', () => {
  const rows = rowsOf({ ...copied(), memory: null }, 'writing');
  assert.deepEqual(
    rows.map((row) => row.id),
    ['input', 'target', 'output', 'hidden'],
  );
});

test('a text has its symbols, three guesses and its surprise', () => {
  const [symbols, predicted, losses] = rowsOf(textPassage(), 'writing');
  assert.equal(symbols.kind, 'symbols');
  assert.equal(predicted.lines, 3);
  assert.equal(predicted.labels?.[1][0], 'l');
  assert.ok(Math.abs(valueAt(losses, 0, 0) - 0.2) < 1e-6);
  assert.ok(Number.isNaN(valueAt(losses, 4, 0)));
});

test('a copy is a diagonal: item by item the next line is written, and the lines are read in that order', () => {
  const passage = copied();
  const rows = rowsOf(passage, 'writing');
  const row = (/** @type {string} */ id) =>
    /** @type {import('../js/memory/rows.js').Row} */ (rows.find((one) => one.id === id));
  const lines = (/** @type {string} */ id, /** @type {number[]} */ steps) =>
    steps.map((t) => strongestLine(row(id), t));
  assert.deepEqual(lines('writeWeighting', [0, 1, 2]), [0, 1, 2]);
  assert.deepEqual(lines('allocationWeighting', [0, 1, 2]), [0, 1, 2]);
  assert.deepEqual(lines('readWeightings-1', [4, 5, 6]), [0, 1, 2]);
  assert.deepEqual(
    [0, 1, 2, 3].map((line) => valueAt(row('usage'), 0, line) > 0.5),
    [true, true, true, false],
  );
  for (const id of ['writeWeighting', 'allocationWeighting', 'readWeightings-2', 'usage']) {
    assert.deepEqual(row(id).slots, [2, 0, 3, 1]);
  }
});

test('by number the slots stand as they are', () => {
  const rows = rowsOf(copied(), 'number');
  const written = /** @type {any} */ (rows.find((row) => row.id === 'writeWeighting'));
  assert.deepEqual(
    [0, 1, 2].map((t) => strongestLine(written, t)),
    [2, 0, 3],
  );
  assert.deepEqual(written.slots, [0, 1, 2, 3]);
});

test('the places of slots strictly rise as they are first written, and no slot is lost', () => {
  const slots = 16;
  const first = [11, 3, 14, 0, 7, 5];
  const again = [...first, 3, 11, 9];
  const writeWeighting = again.map((most) =>
    Array.from({ length: slots }, (_, slot) => (slot === most ? 0.6 : 0.02)),
  );
  writeWeighting.push(Array.from({ length: slots }, (_, slot) => (slot === 1 ? 0.19 : 0.01)));
  const order = inOrderOfWriting({ slots, writeWeighting });
  const places = placesOf(order);
  first.forEach((slot, i) => assert.ok(i === 0 || places[slot] > places[first[i - 1]]));
  assert.deepEqual(order, [11, 3, 14, 0, 7, 5, 9, 1, 2, 4, 6, 8, 10, 12, 13, 15]);
  assert.deepEqual(
    places.map((place) => order[place]),
    Array.from({ length: slots }, (_, slot) => slot),
  );
});

test('the order of the slots of a passage is found once', () => {
  const memory = /** @type {any} */ (copied().memory);
  assert.equal(slotsIn(memory, 'writing'), slotsIn(memory, 'writing'));
  assert.deepEqual(slotsIn(memory, 'number'), [0, 1, 2, 3]);
});

test('only the strongest links are drawn, the strongest first, and none from a slot to itself', () => {
  const slots = 8;
  const links = Array.from({ length: slots * slots }, (_, at) => (at + 1) / (slots * slots));
  const found = strongest(links, slots);
  assert.equal(found.length, MOST_LINKS);
  assert.deepEqual(found[0], { from: 6, to: 7, strength: 63 / 64 });
  assert.ok(found.every(({ from, to }) => from !== to));
  assert.ok(found.every((one, i) => i === 0 || found[i - 1].strength >= one.strength));
  assert.deepEqual(strongest(Array(64).fill(0.05), slots), []);
});

test('the chain of links is the order of writing', () => {
  const memory = /** @type {any} */ (copied().memory);
  assert.deepEqual(chainOf(strongest(memory.links[6], 4)), [2, 0, 3]);
  assert.deepEqual(chainOf([]), []);
});

test('a chain of links that go round ends', () => {
  const round = [
    { from: 0, to: 1, strength: 0.9 },
    { from: 1, to: 2, strength: 0.8 },
    { from: 2, to: 0, strength: 0.7 },
  ];
  assert.deepEqual(chainOf(round), []);
  assert.deepEqual(chainOf([{ from: 3, to: 0, strength: 0.95 }, ...round]), [3, 0, 1, 2]);
});

test('an arc between slots that are further apart reaches further, within its room', () => {
  const space = { edge: 76, room: 70, high: 10, slots: 16 };
  const near = arcOf({ from: 3, to: 4, strength: 1 }, space);
  const far = arcOf({ from: 0, to: 15, strength: 1 }, space);
  assert.ok(far.reach < near.reach);
  assert.ok(Math.abs(far.reach - 6) < 1e-9);
  assert.deepEqual([near.y1, near.y2], [35, 45]);
});

test('weightings go from the middle to their colour, contents to both sides', () => {
  assert.deepEqual(shade(PALETTE, 'writing', 0), PALETTE.middle);
  assert.deepEqual(shade(PALETTE, 'writing', 1), PALETTE.high);
  assert.deepEqual(shade(PALETTE, 'reading', 2), PALETTE.low);
  assert.deepEqual(shade(PALETTE, 'usage', 1), PALETTE.used);
  assert.deepEqual(shade(PALETTE, 'diverging', -1), PALETTE.low);
  assert.deepEqual(shade(PALETTE, 'ink', 0.5), [100, 100, 100]);
});

test('a heat map has a pixel for each step and line, and none where there is no value', () => {
  const values = Float32Array.from([0, 1, NaN, 0.5, 1, 0]);
  const pixels = heatPixels({ values, lines: 2, scale: 'writing' }, PALETTE);
  assert.equal(pixels.length, 24);
  const at = (/** @type {number} */ t, /** @type {number} */ line) => [
    ...pixels.subarray(4 * (line * 3 + t), 4 * (line * 3 + t) + 4),
  ];
  assert.deepEqual(at(0, 1), [...PALETTE.high, 255]);
  assert.deepEqual(at(1, 0), [0, 0, 0, 0]);
  assert.deepEqual(at(2, 0), [...PALETTE.high, 255]);
});

test('trained on from 3 to 5 items, 6 and more are longer, 1 and 2 shorter', () => {
  const all = [1, 2, 3, 4, 5, 6, 7].map((length) => ({
    length,
    exact: 1,
    bitAccuracy: 1,
    trained: length >= 3 && length <= 5,
  }));
  assert.deepEqual(
    all.map((one) => kindOf(one, all)),
    ['shorter', 'shorter', 'trained', 'trained', 'trained', 'longer', 'longer'],
  );
});

test('from 1 to 16 heads the bars of reading leave the contents of the memory 48 pixels', () => {
  for (let heads = 1; heads <= 16; heads++) {
    for (const space of [150, 200, 300, 400]) {
      const each = headWidth(heads, space);
      assert.ok(each >= 1);
      assert.ok(space - heads * (each + 2) >= 48, `${heads} heads in ${space}`);
    }
  }
  assert.equal(headWidth(1, 200), 36);
  assert.equal(headWidth(4, 300), 22);
});

test('the scale of the contents fits the largest of all steps', () => {
  assert.equal(
    largestOf([
      [0.1, -0.7],
      [0.3, 0.2],
    ]),
    0.7,
  );
  assert.ok(largestOf([[0, 0]]) > 0);
});
