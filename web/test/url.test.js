import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS, needsNewRun } from '../js/defaults.js';
import { hashOf, specOf } from '../js/url.js';

test('the address of the defaults holds nothing but a version', () => {
  assert.equal(hashOf(DEFAULTS), '#v=1');
  assert.deepEqual(specOf('#v=1'), DEFAULTS);
});

test('a spec comes back from its address', () => {
  const spec = {
    ...DEFAULTS,
    hidden: 256,
    learningRate: 1e-3,
    optimizer: 'adam',
    seed: 2 ** 53 - 1,
    sampling: { ...DEFAULTS.sampling, prime: 'ROMEO: & #三', temperature: 0.5 },
  };
  assert.deepEqual(specOf(hashOf(spec)), spec);
  assert.equal(hashOf({ ...DEFAULTS, hidden: 40, seed: 7 }), '#v=1&hidden=40&seed=7');
});

test('what is no address of a spec is none', () => {
  assert.equal(specOf(''), null);
  assert.equal(specOf('#samples-panel'), null);
  assert.equal(specOf('#v=2&hidden=3'), null);
});

test('unknown names and values of the wrong type are ignored', () => {
  assert.deepEqual(specOf('#v=1&hidden=many&batch=&colour=red&sequenceLength=50'), {
    ...DEFAULTS,
    sequenceLength: 50,
  });
});

test('only structural settings need a new run', () => {
  assert.equal(needsNewRun(DEFAULTS, { ...DEFAULTS, learningRate: 1, pace: 5 }), false);
  assert.equal(needsNewRun(DEFAULTS, { ...DEFAULTS, batch: 2 }), true);
});
