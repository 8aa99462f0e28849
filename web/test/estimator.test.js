import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { DEFAULTS } from '../js/defaults.js';
import { estimating, measurable, QUIET } from '../js/estimator.js';
import { firstState } from '../js/reduce.js';
import { Store } from '../js/store.js';

/** @param {string} status */
function state(status) {
  const run = /** @type {any} */ ({ id: 'a', spec: DEFAULTS, status });
  return { ...firstState(), connection: /** @type {const} */ ('open'), run };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('only what makes a difference is measured, and nothing while a run trains', () => {
  const paused = state('paused');
  assert.equal(measurable(state('training')), null);
  assert.equal(measurable({ ...paused, connection: 'reconnecting' }), null);
  const seeded = { ...paused, draft: { ...DEFAULTS, seed: 7, name: 'x' } };
  assert.equal(measurable(seeded), measurable(paused));
  const larger = { ...paused, draft: { ...DEFAULTS, hidden: 7 } };
  assert.notEqual(measurable(larger), measurable(paused));
});

test('settings are measured one at a time, once they are left alone', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const store = new Store(state('paused'));
  /** @type {{hidden: number, resolve: (found: any) => void}[]} */
  const asked = [];
  estimating(store, ({ hidden }) => new Promise((resolve) => asked.push({ hidden, resolve })));
  for (const hidden of [1, 2, 3]) {
    store.set({ draft: { ...DEFAULTS, hidden } });
    mock.timers.tick(QUIET - 1);
  }
  assert.equal(asked.length, 0);
  assert.equal(store.state.estimate, 'waiting');
  mock.timers.tick(1);
  assert.equal(asked.length, 1);
  store.set({ draft: { ...DEFAULTS, hidden: 4 } });
  mock.timers.tick(QUIET);
  assert.equal(asked.length, 1);
  asked[0].resolve({ parameters: 3 });
  await settled();
  assert.deepEqual(
    asked.map(({ hidden }) => hidden),
    [3, 4],
  );
  assert.equal(store.state.estimate, 'waiting');
  asked[1].resolve({ parameters: 4 });
  await settled();
  assert.deepEqual(store.state.estimate, { parameters: 4 });
  mock.timers.reset();
});
