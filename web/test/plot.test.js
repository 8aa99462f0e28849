import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart, heightOf, marksOf, normsOf } from '../js/charts/gradient-plot.js';
import { valuesOf } from '../js/charts/loss-plot.js';
import { shareOf, shortened, stepAtShare, stepsOf } from '../js/charts/plot.js';
import { COLUMNS, Series } from '../js/series.js';

/** @param {(number | null)[][]} rows */
function series(rows) {
  const made = new Series();
  made.append([...COLUMNS], rows);
  return made;
}

test('steps go to shares of the axis and back, on both axes', () => {
  const curve = series([
    [10, 3, 3, 1, 1, 3, 3],
    [1000, 2, 2, 1, 1, 2, 2],
  ]);
  for (const log of [false, true]) {
    const steps = stepsOf(curve, log);
    assert.equal(steps.last, 1000);
    assert.equal(shareOf(steps, 1000), 1);
    assert.ok(Math.abs(stepAtShare(steps, shareOf(steps, 250)) - 250) < 1e-9);
  }
  assert.deepEqual(stepsOf(series([]), false), { first: 0, last: 100, log: false });
});

test('norms that are nothing, zero or infinite are no norms', () => {
  const { low, top } = normsOf(
    series([
      [1, 3, 3, null, 1, 3, 3],
      [2, 3, 3, 0, 1, 3, 3],
      [3, 3, 3, 2, 1, 3, 3],
      [4, 3, 3, 200, 1, 3, 3],
    ]),
  );
  assert.ok(low < 2 && low > 1 && top > 200 && top < 400);
  assert.deepEqual(normsOf(series([])), { low: 0.1, top: 10 });
  const y = heightOf({ left: 0, right: 1, top: 10, bottom: 30 }, { low: 1, top: 100 });
  assert.deepEqual([y(1), y(10), y(100), y(1e9)], [30, 20, 10, 10]);
});

test('norms are marked at powers of ten, at most three, or at a round number', () => {
  assert.deepEqual(marksOf({ low: 0.5, top: 20 }), [1, 10]);
  assert.equal(marksOf({ low: 1e-6, top: 1e6 }).length, 3);
  assert.deepEqual(marksOf({ low: 2, top: 8 }), [4]);
});

test('what is measured on unseen text is inside the chart', () => {
  const view = {
    convert: (/** @type {number} */ nats) => nats,
    baseline: 4,
    baselineLabel: '',
    gradientLabel: '',
    logSteps: false,
    evaluations: [{ step: 5, epoch: 1, validationLoss: 9 }],
  };
  const { low, top } = valuesOf(series([[1, 3, 3, 1, 1, 2.9, 3]]), view);
  assert.ok(low < 2.9 && top > 9);
});

test('steps on an axis are short', () => {
  assert.equal(shortened(9000), '9,000');
  assert.equal(shortened(12500), '12.5k');
  assert.equal(shortened(3_500_000), '3.5M');
});

test('marks whose names would touch are left out', () => {
  const y = (/** @type {number} */ mark) => 10 * Math.log10(mark);
  assert.deepEqual(apart([1, 10, 100, 1000], y), [1, 100]);
  assert.deepEqual(apart([], y), []);
});
