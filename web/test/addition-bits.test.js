import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitOfOutput, bitOfProbe } from '../js/addition/bits.js';

test('an output of exactly a half is 0, as on the server', () => {
  assert.deepEqual([0, 0.4999, 0.5, 0.5001, 1].map(bitOfOutput), [0, 0, 0, 1, 1]);
});

test('the carry that is read is 1 from a half on', () => {
  assert.deepEqual([0, 0.4999, 0.5, 1].map(bitOfProbe), [0, 0, 1, 1]);
});
