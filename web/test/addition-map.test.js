import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloursOf, pairAt, pixels, placeAt, wrongBits } from '../js/addition/error-map.js';
import { colourOf, cssOf, diverging, ofGradient, ofUnit } from '../js/charts/palette.js';

const COLOURS = /** @type {const} */ ({
  exact: [0, 200, 0],
  few: [250, 200, 200],
  many: [90, 0, 0],
});

test('a map tells the wrong bits of each pair', () => {
  assert.deepEqual([...wrongBits('0189ag')], [0, 1, 8, 9, 10, 16]);
});

test('a place stands for a pair, and with more bits for one of several, the one that the server tries', () => {
  assert.deepEqual(pairAt(93, 38, 128, 8), { a: 93, b: 38 });
  assert.deepEqual(pairAt(1, 127, 128, 16), { a: 409, b: 32613 });
  assert.deepEqual(pairAt(7, 3, 8, 4), { a: 7, b: 3 });
});

test('a point belongs to one place, also at the edge', () => {
  assert.deepEqual(placeAt(0.5, 0, 128), { row: 64, column: 0 });
  assert.deepEqual(placeAt(1, -0.01, 128), { row: 127, column: 0 });
});

test('exact sums have a colour of their own, wrong ones go from few to many', () => {
  const colours = coloursOf(COLOURS, 8);
  assert.equal(colours.length, 9);
  assert.deepEqual(colours[0], COLOURS.exact);
  assert.deepEqual(colours[1], COLOURS.few);
  assert.deepEqual(colours[8], COLOURS.many);
  const reds = colours.slice(1).map(([red]) => red);
  assert.deepEqual(
    reds,
    [...reds].sort((a, b) => b - a),
  );
});

test('a map becomes an image', () => {
  const image = pixels(Uint8Array.of(0, 1), coloursOf(COLOURS, 4));
  assert.deepEqual([...image], [0, 200, 0, 255, 250, 200, 200, 255]);
});

test('values are shades between low, middle and high', () => {
  const scale = {
    low: colourOf('#000000'),
    middle: colourOf(' #808080'),
    high: colourOf('#ffffff'),
  };
  assert.deepEqual(diverging(scale, -1), [0, 0, 0]);
  assert.deepEqual(diverging(scale, 0), [128, 128, 128]);
  assert.deepEqual(diverging(scale, 7), [255, 255, 255]);
  assert.equal(cssOf(diverging(scale, -0.5)), 'rgb(64 64 64)');
});

test('a sigmoid unit is in the middle at a half, others at 0; gradients go by their square root', () => {
  assert.equal(ofUnit(0.5, true), 0);
  assert.equal(ofUnit(1, true), 1);
  assert.equal(ofUnit(-0.3, false), -0.3);
  assert.equal(ofGradient(-0.25, 1), -0.5);
  assert.equal(ofGradient(0, 0), 0);
});
