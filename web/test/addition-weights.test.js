import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RANGES, rangeOf } from '../js/addition/first-weights.js';

test('every range of first weights is known, also in its short form', () => {
  assert.deepEqual(RANGES.map(rangeOf), [
    { low: '−1', high: '1' },
    { low: '0', high: '1' },
    { low: '0', high: '2' },
  ]);
  assert.deepEqual(rangeOf('uniform:1'), { low: '−1', high: '1' });
  assert.deepEqual(rangeOf('uniform:0.08'), { low: '−0.08', high: '0.08' });
  assert.deepEqual(rangeOf('uniform:-0.5:0.25'), { low: '−0.5', high: '0.25' });
  for (const other of ['', 'uniform', 'uniform:', 'uniform:x', 'uniform:1:2:3', 'normal:0.1']) {
    assert.equal(rangeOf(other), null, other);
  }
});
