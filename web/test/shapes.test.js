import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../js/i18n/en-shapes.js';
import zh from '../js/i18n/zh-shapes.js';
import { eventOf } from '../js/protocol.js';
import { COLUMNS, Series } from '../js/series.js';
import { addressOf, specAt } from '../js/shapes/address.js';
import { DEFAULTS, firstOf, needsNewRun, SHAPES } from '../js/shapes/defaults.js';
import { blankSteps, OUTLINES, typedOf, verdictOf } from '../js/shapes/outline.js';
import { PACES } from '../js/shapes/paces.js';
import { firstState, withEvent, withNews, withRun } from '../js/shapes/reduce.js';

const RUN = /** @type {any} */ ({
  id: 'a',
  spec: { ...DEFAULTS['one-to-many'], hidden: 5 },
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

test('an address says its shape and what differs from the defaults of that shape', () => {
  for (const shape of SHAPES) {
    assert.equal(addressOf(DEFAULTS[shape]), `#v=1&shape=${shape}`);
    const spec = { ...DEFAULTS[shape], hidden: 7, pace: 20 };
    assert.deepEqual(specAt(addressOf(spec)), { task: 'shapes', shape, hidden: 7, pace: 20 });
  }
  assert.equal(specAt('#v=1&hidden=7'), null);
  assert.equal(specAt('#v=1&shape=round'), null);
  assert.equal(specAt(''), null);
});

test('only what cannot change live needs a new run', () => {
  const spec = DEFAULTS['many-to-one'];
  assert.equal(needsNewRun(spec, { ...spec, pace: 5, learningRate: 1, name: 'x' }), false);
  for (const change of [{ shape: 'one-to-one' }, { hidden: 3 }, { batch: 1 }, { maxSteps: 0 }]) {
    assert.equal(needsNewRun(spec, /** @type {any} */ ({ ...spec, ...change })), true);
  }
});

test('a first run lasts ten seconds, at a pace that the slider has', () => {
  for (const shape of SHAPES) {
    assert.ok(PACES.includes(firstOf(shape).pace), shape);
  }
});

test('the five figures are as they are known', () => {
  const seen = SHAPES.map((shape) =>
    blankSteps(shape)
      .map(
        ({ input, target }) =>
          (input === undefined ? '-' : 'i') + (target === undefined ? '-' : 'o'),
      )
      .join(' '),
  );
  assert.deepEqual(seen, ['io', 'io -o -o', 'i- i- io', 'io io io', 'i- i- io -o -o']);
  assert.equal(Object.keys(OUTLINES).length, 5);
});

test('an answer is right, wrong, waited for or not asked', () => {
  const best = (/** @type {string} */ symbol) => [{ symbol, probability: 0.5 }];
  assert.equal(verdictOf({ target: 'a', choices: best('a') }), 'right');
  assert.equal(verdictOf({ target: 'a', choices: best('b') }), 'wrong');
  assert.equal(verdictOf({ target: 'a', choices: [] }), 'waiting');
  assert.equal(verdictOf({ input: 'a', choices: [] }), 'unasked');
});

test('an example can be typed as it is read', () => {
  const reading = (/** @type {(string | undefined)[]} */ ...inputs) =>
    /** @type {any} */ ({ steps: inputs.map((input) => ({ input, choices: [] })) });
  assert.equal(typedOf(reading('a', 'b', '▶', undefined, undefined)), 'ab');
  assert.equal(typedOf(reading('film', 'was', 'good')), 'film was good');
  assert.equal(typedOf(reading('12', undefined)), '12');
});

test('examples replace those before, evaluations are joined', () => {
  const state = after(
    event({ type: 'shapes', steps: [], correct: false }),
    event({ type: 'shapes', steps: [], correct: true }),
    event({ type: 'evaluated', step: 1, exact: 0.1, symbolAccuracy: 0.5, validationLoss: 3 }),
    event({ type: 'evaluated', step: 2, exact: 0.2, symbolAccuracy: 0.6, validationLoss: 2 }),
    event({ type: 'evaluated', step: 2, exact: 0.2, symbolAccuracy: 0.6, validationLoss: 2 }),
  );
  assert.equal(state.example?.correct, true);
  assert.deepEqual(state.evaluations, [
    { step: 1, exact: 0.1, symbolAccuracy: 0.5 },
    { step: 2, exact: 0.2, symbolAccuracy: 0.6 },
  ]);
});

test('a reset forgets the curve and the example, and news of before are none', () => {
  const series = new Series();
  let state = withRun(firstState(), series, RUN);
  state = withEvent(
    state,
    series,
    event({ type: 'points', columns: COLUMNS, rows: [[1, 2, 2, 1, 1, 2, 2]] }),
  );
  state = withEvent(state, series, event({ type: 'shapes', steps: [] }));
  assert.equal(series.length, 1);
  state = withNews(state, series, { ...RUN, generation: 1, step: 0 });
  assert.equal(series.length, 0);
  assert.equal(state.example, null);
  assert.equal(withEvent(state, series, event({ type: 'shapes', steps: [] })).example, null);
});

test('what is typed stays with its shape', () => {
  const series = new Series();
  const typed = { ...withRun(firstState(), series, RUN), typed: '7', faulty: true };
  assert.equal(withRun(typed, series, { ...RUN, id: 'b' }).typed, '7');
  const other = withRun(typed, series, { ...RUN, spec: DEFAULTS['one-to-one'] });
  assert.equal(other.typed, '');
  assert.equal(other.faulty, false);
});

test('both languages say the same things', () => {
  assert.deepEqual(Object.keys(zh), Object.keys(en));
  for (const key of /** @type {(keyof typeof en)[]} */ (Object.keys(en))) {
    const places = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();
    assert.deepEqual(places(zh[key]), places(en[key]), key);
  }
});
