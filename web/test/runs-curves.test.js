import assert from 'node:assert/strict';
import { test } from 'node:test';
import { positions } from '../js/runs/axes.js';
import { nearest, visible } from '../js/runs/decimate.js';
import { compared } from '../js/runs/diff.js';
import { smoothed } from '../js/runs/smoothing.js';
import { Series } from '../js/series.js';

/** Numbers that look random and are always the same. */
function* noise() {
  let seed = 12345;
  for (;;) {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    yield seed / 2 ** 31;
  }
}

test('smoothing nothing gives the values, and a constant stays what it is', () => {
  const xs = [0, 0.1, 0.5, 1];
  assert.deepEqual([...smoothed(xs, [4, 1, 3, 2], 0)], [4, 1, 3, 2]);
  for (const mean of smoothed(xs, [2, 2, 2, 2], 0.99)) {
    assert.ok(Math.abs(mean - 2) < 1e-12);
  }
});

test('the smooth curve is the exponential mean without the bias of its beginning', () => {
  const apart = 1 / 500;
  const means = smoothed([0, apart, 2 * apart], [1, 0, 0], 0.5);
  assert.ok(Math.abs(means[0] - 1) < 1e-12);
  assert.ok(Math.abs(means[1] - 0.25 / 0.75) < 1e-9);
  assert.ok(Math.abs(means[2] - 0.125 / 0.875) < 1e-9);
});

test('joining old points hardly changes the smooth curve', () => {
  const random = noise();
  const ys = Array.from(
    { length: 4000 },
    (_, i) => 2 / (1 + i / 500) + 0.1 * Number(random.next().value),
  );
  const xs = ys.map((_, i) => i / 4000);
  const whole = smoothed(xs, ys, 0.95);
  /** @type {number[]} */
  const joinedXs = [];
  /** @type {number[]} */
  const joinedYs = [];
  for (let i = 0; i < 4000; i += i < 2000 ? 4 : 1) {
    const to = i < 2000 ? i + 4 : i + 1;
    joinedXs.push(xs[to - 1]);
    joinedYs.push(ys.slice(i, to).reduce((a, b) => a + b) / (to - i));
  }
  const joined = smoothed(joinedXs, joinedYs, 0.95);
  assert.ok(Math.abs(joined[joined.length - 1] - whole[3999]) < 1e-3);
  assert.ok(Math.abs(joined[joinedXs.indexOf(xs[1999])] - whole[1999]) < 0.01);
});

test('what is not a number is passed over by smoothing', () => {
  const means = smoothed([0, 0.1, 0.2], [NaN, 1, NaN], 0.9);
  assert.ok(Number.isNaN(means[0]));
  assert.deepEqual([means[1], means[2]], [1, 1]);
});

test('of a million points on 300 columns at most four of each are drawn, with the range of all', () => {
  const random = noise();
  const count = 1_000_000;
  const xs = Float64Array.from({ length: count }, (_, i) => (300 * i) / count);
  const ys = Float64Array.from({ length: count }, () => Number(random.next().value));
  ys[123_456] = -7;
  ys[654_321] = 9;
  const start = performance.now();
  const shown = visible(xs, ys);
  assert.ok(performance.now() - start < 300);
  assert.ok(shown.length <= 4 * 300);
  assert.ok(shown.includes(123_456) && shown.includes(654_321));
  assert.deepEqual([shown[0], shown[shown.length - 1]], [0, count - 1]);
  assert.ok(shown.every((one, i) => i === 0 || one > shown[i - 1]));
  assert.deepEqual(visible([0.5], [1]), [0]);
  assert.deepEqual(visible([0, 1, 2], [1, NaN, 2]), [0, 2]);
});

test('the nearest point is found', () => {
  assert.deepEqual(
    [-5, 1, 2, 2.6, 99].map((x) => nearest([0, 2, 3], x)),
    [0, 1, 1, 2, 2],
  );
  assert.equal(nearest([], 1), -1);
});

/** A curve of steps 1 to `steps`, at 100 and later 200 characters a second. @param {number} steps */
function series(steps) {
  const one = new Series(100);
  const rows = Array.from({ length: steps }, (_, i) => [i + 1, 1, i < 2 ? 100 : 200]);
  one.append(['step', 'loss', 'charactersPerSecond'], rows);
  return one;
}

/** @param {object} more */
function run(more) {
  const spec = { task: 'text', batch: 2, sequenceLength: 25 };
  return /** @type {any} */ ({ spec, step: 4, stepsPerEpoch: 8, secondsTrained: 3, ...more });
}

test('points stand on axes of steps, characters, epochs and seconds', () => {
  const four = series(4);
  const on = (/** @type {any} */ axis, more = {}) => positions(axis, four, run(more));
  assert.deepEqual([...(on('steps') ?? [])], [1, 2, 3, 4]);
  assert.deepEqual([...(on('characters') ?? [])], [50, 100, 150, 200]);
  assert.deepEqual([...(on('epochs') ?? [])], [0.125, 0.25, 0.375, 0.5]);
  assert.deepEqual([...(on('seconds') ?? [])], [1, 2, 2.5, 3]);
  assert.equal(on('characters', { spec: { task: 'copy' } }), null);
  assert.equal(on('epochs', { stepsPerEpoch: undefined }), null);
  assert.equal(on('seconds', { secondsTrained: 0 }), null);
  assert.equal(positions('seconds', new Series(4), run({})), null);
});

test('seconds of steps that are not drawn yet are not spread over those that are', () => {
  const times = positions('seconds', series(4), run({ step: 8, secondsTrained: 6 }));
  assert.equal(times?.[3], 3);
});

test('texts that are alike differ in nothing, others in all', () => {
  assert.deepEqual(compared('abc', 'abc'), {
    parts: [{ text: 'abc', same: true }],
    same: 3,
    of: 3,
  });
  assert.deepEqual(compared('', 'ab').parts, [{ text: 'ab', same: false }]);
  assert.deepEqual(compared('abc', '').parts, []);
  assert.equal(compared('abc', 'xyz').same, 0);
});

test('what is not in the longest common subsequence is marked, and nothing is lost', () => {
  const { parts, same, of } = compared('the quick fox', 'the quiet 狐𝄞x');
  assert.equal(parts.map(({ text }) => text).join(''), 'the quiet 狐𝄞x');
  assert.deepEqual([same, of], [9, 13]);
  assert.deepEqual(
    parts.filter((part) => !part.same).map(({ text }) => text),
    ['et', '狐𝄞'],
  );
});

test('the common subsequence is as long as that of the recurrence, whatever the texts', () => {
  const random = noise();
  const letter = () => 'abc'[Math.floor(3 * Number(random.next().value))];
  const text = () =>
    Array.from({ length: Math.floor(9 * Number(random.next().value)) }, letter).join('');
  /** @type {(a: string, b: string) => number} */
  const longest = (a, b) =>
    a === '' || b === ''
      ? 0
      : a[0] === b[0]
        ? 1 + longest(a.slice(1), b.slice(1))
        : Math.max(longest(a.slice(1), b), longest(a, b.slice(1)));
  for (let i = 0; i < 200; i++) {
    const [a, b] = [text(), text()];
    const { parts, same } = compared(a, b);
    assert.equal(same, longest(a, b), `${a} and ${b}`);
    assert.equal(
      parts.filter((part) => part.same).reduce((sum, part) => sum + part.text.length, 0),
      same,
    );
  }
});

test('two texts of 2000 characters are compared in less than half a second', () => {
  const random = noise();
  const text = () =>
    Array.from(
      { length: 2000 },
      () => 'abcdefgh '[Math.floor(9 * Number(random.next().value))],
    ).join('');
  const start = performance.now();
  const { of } = compared(text(), text());
  assert.equal(of, 2000);
  assert.ok(performance.now() - start < 500);
});
