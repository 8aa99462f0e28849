import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS, needsNewRun } from '../js/defaults.js';
import { join } from '../js/joined.js';
import { fits, PRESETS } from '../js/presets.js';
import * as url from '../js/url.js';

/** @param {any} spec */
const hashOf = (spec) => url.hashOf(spec, DEFAULTS);
/** @param {string} hash */
const specOf = (hash) => url.specOf(hash, DEFAULTS);

test('the address of the defaults holds nothing but a version', () => {
  assert.equal(hashOf(DEFAULTS), '#v=1');
  assert.deepEqual(specOf('#v=1'), { task: 'text' });
});

test('a spec comes back from its address', () => {
  const change = {
    task: 'text',
    hidden: 256,
    initializer: 'uniform:0.08',
    optimizer: 'adam',
    learningRate: 1e-3,
    schedule: 'decay:0.97:10',
    seed: 2 ** 53 - 1,
    sampling: { temperature: 0.5, topP: 0.9, prime: 'ROMEO: & #三' },
  };
  const spec = /** @type {any} */ (join(DEFAULTS, change));
  assert.deepEqual(specOf(hashOf(spec)), change);
  assert.equal(hashOf({ ...DEFAULTS, hidden: 40, seed: 7 }), '#v=1&hidden=40&seed=7');
});

test('settings that an older server does not know are not in the address', () => {
  const old = /** @type {any} */ ({
    ...DEFAULTS,
    hidden: 40,
    sampling: { length: 200, prime: '' },
  });
  delete old.layers;
  delete old.schedule;
  assert.equal(hashOf(old), '#v=1&hidden=40');
});

test('a preset is in the address by what differs from the defaults, and is known again', () => {
  const [first, second, third] = PRESETS.map(({ settings }) => ({ ...DEFAULTS, ...settings }));
  assert.equal(hashOf(first), '#v=1');
  assert.equal(specOf(hashOf(second))?.schedule, 'decay:0.97:10');
  assert.ok(fits(second, PRESETS[1].settings));
  assert.ok(!fits(third, PRESETS[1].settings));
});

test('what is no address of a spec is none', () => {
  assert.equal(specOf(''), null);
  assert.equal(specOf('#samples-panel'), null);
  assert.equal(specOf('#v=2&hidden=3'), null);
});

test('unknown names and values of the wrong type are ignored', () => {
  assert.deepEqual(specOf('#v=1&hidden=many&batch=&colour=red&sequenceLength=50'), {
    task: 'text',
    sequenceLength: 50,
  });
});

test('only structural settings need a new run', () => {
  assert.equal(needsNewRun(DEFAULTS, { ...DEFAULTS, learningRate: 1, pace: 5 }), false);
  assert.equal(needsNewRun(DEFAULTS, { ...DEFAULTS, dropout: 0.5, teacherForcing: 0.5 }), false);
  for (const change of [{ batch: 2 }, { layers: 2 }, { schedule: 'halving:9' }, { maxEpochs: 1 }]) {
    assert.equal(needsNewRun(DEFAULTS, { ...DEFAULTS, ...change }), true);
  }
});
