import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../js/addition/defaults.js';
import { LEAST, measuring, wanted } from '../js/addition/measuring.js';
import { firstState } from '../js/addition/reduce.js';
import { unfolding } from '../js/addition/unfolding.js';
import { Refused } from '../js/api.js';
import { Store } from '../js/store.js';

/** @param {object} [spec] */
function state(spec = {}) {
  const run = {
    id: 'a',
    spec: { ...DEFAULTS, ...spec },
    status: 'training',
    generation: 0,
    step: 0,
  };
  return /** @type {any} */ ({ ...firstState(), connection: 'open', run });
}

/** @param {import('node:test').TestContext} t */
function clock(t) {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  /** @param {number} milliseconds */
  return async (milliseconds) => {
    now += milliseconds;
    t.mock.timers.tick(milliseconds);
    for (let i = 0; i < 20; i++) {
      await Promise.resolve();
    }
  };
}

test('nothing is asked without a connection, and the same only once', () => {
  const open = state();
  assert.equal(wanted({ ...open, connection: 'reconnecting' }), null);
  assert.equal(wanted(open)?.of, wanted({ ...open, run: { ...open.run, step: 9 } })?.of);
  assert.notEqual(wanted(open)?.of, wanted({ ...open, laboratory: { step: 9 } })?.of);
  assert.notEqual(wanted(open)?.of, wanted({ ...open, clamps: { 1: 0 } })?.of);
  const typed = { ...open.typed, a: 'many' };
  assert.equal(wanted({ ...open, typed })?.pair, null);
});

test('what is typed is added, at most three times a second', async (t) => {
  const pass = clock(t);
  const store = new Store(state());
  /** @type {any[]} */
  const asked = [];
  const laboratory = /** @type {any} */ ({
    sum: async (/** @type {any} */ id, /** @type {any} */ pair) => (asked.push(pair), { ...pair }),
  });
  const stop = measuring(store, laboratory);
  store.set({ laboratory: /** @type {any} */ ({ step: 1 }) });
  await pass(0);
  assert.deepEqual(asked, [{ a: 93, b: 38 }]);
  assert.equal(store.state.typed.sum?.a, 93);
  for (let step = 2; step < 12; step++) {
    store.set({ laboratory: /** @type {any} */ ({ step }) });
    await pass(LEAST / 10);
  }
  assert.equal(asked.length, 2);
  stop();
});

test('clamps are measured, and the shown sum with them', async (t) => {
  const pass = clock(t);
  const sum = { a: 5, b: 6 };
  const store = new Store({ ...state(), sum });
  const laboratory = /** @type {any} */ ({
    sum: async (/** @type {any} */ id, /** @type {any} */ pair) => ({ ...pair, predicted: 0 }),
    adding: async () => ({ exact: 0.1 }),
  });
  const stop = measuring(store, laboratory);
  store.set({ clamps: { 3: 0 } });
  await pass(0);
  assert.equal(store.state.clamped?.exact, 0.1);
  assert.deepEqual({ ...store.state.clampedSum }, { a: 5, b: 6, predicted: 0 });
  stop();
});

test('what the server refuses is said at the field', async (t) => {
  const pass = clock(t);
  const store = new Store(state());
  const laboratory = /** @type {any} */ ({
    sum: async () => {
      throw new Refused(400, 'b must be less', 'b');
    },
  });
  const stop = measuring(store, laboratory);
  store.set({ notice: '' });
  await pass(0);
  assert.deepEqual(store.state.typed.faults, { b: { text: 'b must be less' } });
  stop();
});

test('at a slow pace the columns of a new sum appear one by one, until it is paused', async (t) => {
  const pass = clock(t);
  const store = new Store(state({ pace: 0.2 }));
  const stop = unfolding(store, () => performance.now());
  store.set({ sum: /** @type {any} */ ({ bits: 8 }) });
  assert.equal(store.state.reached, 1);
  for (let i = 0; i < 30; i++) {
    await pass(50);
  }
  assert.equal(store.state.reached, 3);
  store.set({ run: { .../** @type {any} */ (store.state.run), status: 'paused' } });
  for (let i = 0; i < 100; i++) {
    await pass(50);
  }
  assert.equal(store.state.reached, 3);
  store.set({ sum: /** @type {any} */ ({ bits: 8 }) });
  for (let i = 0; i < 100; i++) {
    await pass(50);
  }
  assert.equal(store.state.reached, null);
  stop();
});

test('at any other pace a sum is there at once', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const store = new Store({ ...state({ pace: 10 }), reached: 3 });
  const stop = unfolding(store, () => 0);
  store.set({ sum: /** @type {any} */ ({ bits: 8 }) });
  assert.equal(store.state.reached, null);
  stop();
});
