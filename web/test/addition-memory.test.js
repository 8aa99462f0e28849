import assert from 'node:assert/strict';
import { test } from 'node:test';
import { any, listed, NONE, pressed } from '../js/addition/clamps.js';
import { projected, rangeOf } from '../js/addition/projecting.js';
import { carrier, Order, ranked, STANDS } from '../js/addition/ranking.js';

/** @param {(number | null)[]} correlations */
function units(...correlations) {
  return correlations.map((correlation, unit) => ({
    unit,
    correlation,
    clampedTo0: 1,
    clampedTo1: 1,
  }));
}

test('units are ranked by how closely they follow the carry, whatever the sign', () => {
  assert.deepEqual(ranked(units(0.1, -0.9, null, 0.5, -0.1)), [1, 3, 0, 4, 2]);
});

test('the order of units stands still for a while, and while someone is at them', () => {
  const order = new Order();
  assert.deepEqual(order.of(units(0.1, 0.2), false, 0), { numbers: [1, 0], wait: 0 });
  assert.deepEqual(order.of(units(0.3, 0.2), false, 500), { numbers: [1, 0], wait: STANDS - 500 });
  assert.deepEqual(order.of(units(0.3, 0.2), true, STANDS), { numbers: [1, 0], wait: 0 });
  assert.deepEqual(order.of(units(0.3, 0.2), false, STANDS), { numbers: [0, 1], wait: 0 });
  assert.deepEqual(order.of(units(0.3), true, STANDS + 1), { numbers: [0], wait: 0 });
});

test('a unit that follows the carry closely holds it', () => {
  assert.equal(carrier(units(0.1, -0.9, null)), 1);
  assert.equal(carrier(units(0.1, -0.4)), null);
  assert.equal(carrier([]), null);
});

test('a press clamps a unit to 0, then to 1, then frees it', () => {
  const zero = pressed(NONE, 3);
  assert.deepEqual(listed(zero), [{ unit: 3, value: 0 }]);
  const both = pressed(zero, 12);
  const one = pressed(both, 3);
  assert.deepEqual(listed(one), [
    { unit: 3, value: 1 },
    { unit: 12, value: 0 },
  ]);
  assert.deepEqual(listed(pressed(one, 3)), [{ unit: 12, value: 0 }]);
  assert.ok(any(both) && !any(NONE));
});

test('a state lies along the axes, from the mean', () => {
  const projection = {
    mean: [0.5, 0.5, 0],
    axes: [
      [1, 0, 0],
      [0, 0.6, 0.8],
    ],
    explained: [0.7, 0.2],
    x: [],
    y: [],
    carry: '',
  };
  const [x, y] = projected(projection, [1, 0, 1]);
  assert.equal(x, 0.5);
  assert.ok(Math.abs(y - 0.5) < 1e-12);
  assert.deepEqual(projected({ ...projection, mean: [0.5], axes: [[1]] }, [0.75]), [0.25, 0]);
});

test('the range of the clouds holds all points and seldom changes', () => {
  assert.equal(rangeOf([0.81, -0.9]), rangeOf([0.95]));
  assert.ok(rangeOf([3, -7]) >= 7);
  assert.ok(rangeOf([]) > 0);
});
