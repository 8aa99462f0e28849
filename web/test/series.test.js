import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLUMNS, Series } from '../js/series.js';

/** @param {number} step @param {number} loss */
function row(step, loss) {
  return [step, loss, loss, 1, 1000, loss - 1, loss + 1];
}

test('points are appended in the order of steps, each once', () => {
  const series = new Series();
  series.append([...COLUMNS], [row(1, 4), row(2, 3)]);
  series.append([...COLUMNS], [row(2, 9), row(3, 2)]);
  assert.equal(series.length, 3);
  assert.deepEqual([...series.columns.loss.subarray(0, 3)], [4, 3, 2]);
});

test('columns are found by name, and a missing number is not a number', () => {
  const series = new Series();
  series.append(['loss', 'step'], [[4, 1]]);
  series.append(['step', 'loss'], [[2, null]]);
  assert.equal(series.columns.loss[0], 4);
  assert.ok(Number.isNaN(series.columns.loss[1]));
  assert.ok(Number.isNaN(series.columns.smoothLoss[0]));
});

test('a full series keeps its first range, its last point and its bounds', () => {
  const series = new Series(64);
  for (let step = 1; step <= 10_000; step++) {
    series.append([...COLUMNS], [row(step, 5 - step / 5000)]);
  }
  assert.ok(series.length <= 64);
  assert.equal(series.columns.step[series.length - 1], 10_000);
  const most = Math.max(...series.columns.lossMax.subarray(0, series.length));
  const least = Math.min(...series.columns.lossMin.subarray(0, series.length));
  assert.equal(most, 5 - 1 / 5000 + 1);
  assert.equal(least, 3 - 1);
  const steps = [...series.columns.step.subarray(0, series.length)];
  assert.deepEqual(
    steps,
    [...steps].sort((a, b) => a - b),
  );
});

test('the nearest point is found', () => {
  const series = new Series();
  assert.equal(series.nearest(5), -1);
  series.append([...COLUMNS], [row(10, 4), row(20, 3), row(100, 2)]);
  assert.equal(series.nearest(-5), 0);
  assert.equal(series.nearest(14), 0);
  assert.equal(series.nearest(16), 1);
  assert.equal(series.nearest(61), 2);
  assert.equal(series.nearest(1e9), 2);
});
