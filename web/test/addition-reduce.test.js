import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS, FIRST, needsNewRun } from '../js/addition/defaults.js';
import { EXPERIMENTS, kindOf, ofKind } from '../js/addition/experiments.js';
import {
  firstState,
  shownAdding,
  shownSum,
  withEvent,
  withNews,
  withRun,
} from '../js/addition/reduce.js';
import { fits } from '../js/presets.js';
import { eventOf } from '../js/protocol.js';
import { COLUMNS, Series } from '../js/series.js';
import { hashOf, specOf } from '../js/url.js';

const RUN = /** @type {any} */ ({
  id: 'a',
  spec: { ...DEFAULTS, hidden: 4 },
  status: 'training',
  generation: 0,
  step: 5,
});

/** @param {object} fields */
function event(fields) {
  const frame = { sequence: 1, generation: 0, step: 1, ...fields };
  return /** @type {any} */ (eventOf(JSON.stringify(frame)));
}

/** @param {...any} events */
function after(...events) {
  const series = new Series();
  const shown = withRun(firstState(), series, RUN);
  return events.reduce((state, one) => withEvent(state, series, one), shown);
}

test('a run that is shown brings its settings and nothing else', () => {
  const series = new Series();
  series.append([...COLUMNS], [[1, 2, 3, 4, 5, 6, 7]]);
  const first = { ...firstState(), clamps: { 3: /** @type {const} */ (0) } };
  const state = withRun(first, series, { ...RUN, spec: { ...DEFAULTS, bits: 4 } });
  assert.equal(state.draft.bits, 4);
  assert.equal(series.length, 0);
  assert.deepEqual(state.clamps, {});
  assert.deepEqual([state.typed.a, state.typed.b], ['5', '6']);
});

test('sums and laboratories replace those before, evaluations are joined', () => {
  const state = after(
    event({ type: 'addition', a: 1, b: 2 }),
    event({ type: 'addition', a: 3, b: 4 }),
    event({ type: 'laboratory', exact: 0.5 }),
    event({ type: 'evaluated', step: 10, exact: 0.1, carryAccuracy: 0.8, validationLoss: 3 }),
    event({ type: 'evaluated', step: 20, exact: 0.5, carryAccuracy: 0.9, validationLoss: 2 }),
    event({ type: 'evaluated', step: 20, exact: 0.5, carryAccuracy: 0.9, validationLoss: 2 }),
  );
  assert.equal(state.sum?.a, 3);
  assert.equal(state.laboratory?.exact, 0.5);
  assert.deepEqual(state.evaluations, [
    { step: 10, exact: 0.1, carryAccuracy: 0.8 },
    { step: 20, exact: 0.5, carryAccuracy: 0.9 },
  ]);
});

test('a sum tells of its step, an old one of none', () => {
  assert.equal(after(event({ type: 'addition', step: 6 })).run?.step, 6);
  assert.equal(after(event({ type: 'addition', step: 4 })).run?.step, RUN.step);
});

test('a new generation forgets all that was measured, and what is typed stays', () => {
  const before = after(event({ type: 'addition', a: 1, b: 2 }), event({ type: 'laboratory' }));
  const typed = { ...before.typed, a: '7', sum: before.sum };
  const run = { ...RUN, generation: 1, step: 0 };
  const state = withNews({ ...before, typed, clamps: { 0: 1 } }, new Series(), run);
  assert.equal(state.sum, null);
  assert.equal(state.laboratory, null);
  assert.deepEqual(state.clamps, {});
  assert.equal(state.typed.a, '7');
  assert.equal(state.typed.sum, null);
  assert.equal(withEvent(state, new Series(), event({ type: 'addition', a: 9 })), state);
});

test('a picture that is held does not follow, and clamps show what they make of it', () => {
  const sum = /** @type {any} */ ({ a: 1 });
  const held = /** @type {any} */ ({ a: 2 });
  const clamped = /** @type {any} */ ({ a: 2, predicted: 0 });
  const state = { ...firstState(), sum };
  assert.equal(shownSum(state), sum);
  assert.equal(shownSum({ ...state, held }), held);
  assert.equal(shownSum({ ...state, held, clamps: { 0: 1 } }), held);
  assert.equal(shownSum({ ...state, held, clamps: { 0: 1 }, clampedSum: clamped }), clamped);
  const laboratory = /** @type {any} */ ({ exact: 1 });
  const less = /** @type {any} */ ({ exact: 0.2 });
  assert.equal(shownAdding({ ...state, laboratory, clamped: less })?.exact, 1);
  assert.equal(shownAdding({ ...state, laboratory, clamped: less, clamps: { 0: 1 } })?.exact, 0.2);
});

test('the address of an adding network holds what differs from its defaults', () => {
  const spec = { ...DEFAULTS, bits: 16, initializer: 'uniform:0:2', pace: 0.2 };
  const hash = '#v=1&bits=16&initializer=uniform%3A0%3A2&pace=0.2';
  assert.equal(hashOf(spec, DEFAULTS), hash);
  assert.deepEqual(specOf(hash, DEFAULTS), {
    task: 'addition',
    bits: 16,
    initializer: 'uniform:0:2',
    pace: 0.2,
  });
  assert.deepEqual(specOf(hashOf({ ...DEFAULTS, ...FIRST }, DEFAULTS), DEFAULTS), FIRST);
});

test('only structural settings need a new run', () => {
  assert.ok(!needsNewRun(DEFAULTS, { ...DEFAULTS, pace: 3, learningRate: 1, name: 'x' }));
  assert.ok(needsNewRun(DEFAULTS, { ...DEFAULTS, recurrence: 'input' }));
});

test('each experiment is known again by its settings', () => {
  for (const [name, settings] of Object.entries(EXPERIMENTS)) {
    const spec = { ...DEFAULTS, seed: 3, pace: 10, ...settings };
    const known = Object.entries(EXPERIMENTS).filter(([, one]) => fits(spec, one));
    assert.deepEqual(
      known.map(([one]) => one),
      [name],
    );
  }
});

test('cell and activation are one choice', () => {
  for (const kind of ['rnn:sigmoid', 'rnn:tanh', 'lstm', 'gru']) {
    assert.equal(kindOf({ ...DEFAULTS, ...ofKind(kind) }), kind);
  }
});
