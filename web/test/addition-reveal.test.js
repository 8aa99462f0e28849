import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnByColumn, PACES } from '../js/addition/paces.js';
import { ALL, seenAfter, stepped } from '../js/addition/reveal.js';
import { stopOf } from '../js/scales.js';

test('the columns of a sum appear one by one over its time', () => {
  assert.deepEqual(seenAfter(0, 8, false), { reached: 1, returned: null });
  const reached = [0.1, 0.3, 0.5, 0.7].map((share) => seenAfter(share, 8, false).reached);
  assert.deepEqual(reached, [1, 3, 5, 7]);
  assert.deepEqual(seenAfter(0.9, 8, false), ALL);
  assert.deepEqual(seenAfter(12, 8, false), ALL);
});

test('the gradient goes back when all columns are there', () => {
  assert.deepEqual(seenAfter(0.1, 8, true), { reached: 2, returned: 0 });
  assert.deepEqual(seenAfter(0.46, 8, true), { reached: null, returned: 1 });
  assert.deepEqual(seenAfter(0.66, 8, true), { reached: null, returned: 5 });
  assert.deepEqual(seenAfter(0.9, 8, true), ALL);
});

test('forward one steps to the left, and from the last column begins again', () => {
  let seen = stepped(ALL, 'left', 4, false);
  assert.equal(seen.reached, 1);
  for (const expected of [2, 3, null, 1]) {
    seen = stepped(seen, 'left', 4, false);
    assert.equal(seen.reached, expected);
  }
  assert.equal(stepped(seen, 'right', 4, false).reached, 0);
  assert.equal(stepped({ reached: 0, returned: null }, 'right', 4, false).reached, 0);
  assert.equal(stepped(ALL, 'right', 4, false).reached, 3);
});

test('backward one steps to the right', () => {
  assert.deepEqual(stepped(ALL, 'right', 4, true), { reached: null, returned: 1 });
  assert.deepEqual(stepped(ALL, 'left', 4, true), { reached: null, returned: 3 });
});

test('every stop of the pace is found again, and only the slowest goes column by column', () => {
  PACES.forEach((pace, stop) => assert.equal(stopOf(pace, PACES), stop));
  assert.equal(stopOf(500, PACES), PACES.indexOf(1000));
  assert.deepEqual(PACES.filter(columnByColumn), [0.2]);
});
