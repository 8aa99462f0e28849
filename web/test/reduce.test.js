import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../js/defaults.js';
import { followed, overtaken } from '../js/following.js';
import {
  firstState,
  KEPT_EVALUATIONS,
  KEPT_SAMPLES,
  withEvent,
  withNews,
  withReading,
  withRun,
} from '../js/reduce.js';
import { eventOf } from '../js/protocol.js';
import { COLUMNS, Series } from '../js/series.js';

const RUN = /** @type {any} */ ({
  id: 'a',
  spec: { ...DEFAULTS, hidden: 7 },
  generation: 0,
  step: 5,
  status: 'training',
});

/** @param {number} sequence */
function sample(sequence) {
  return /** @type {any} */ ({
    type: 'sample',
    sequence,
    generation: 0,
    step: sequence,
    text: 'x',
  });
}

test('a run that is shown brings its settings and an empty curve', () => {
  const series = new Series();
  series.append([...COLUMNS], [[1, 2, 3, 4, 5, 6, 7]]);
  const state = withRun(firstState(), series, RUN);
  assert.equal(state.draft.hidden, 7);
  assert.equal(series.length, 0);
  assert.notEqual(state.draft, RUN.spec);
});

test('samples stand newest first, each once, and the oldest are let go', () => {
  const series = new Series();
  let state = withRun(firstState(), series, RUN);
  for (let i = 1; i <= KEPT_SAMPLES + 50; i++) {
    state = withEvent(state, series, sample(i));
    state = withEvent(state, series, sample(i));
  }
  assert.equal(state.samples.length, KEPT_SAMPLES);
  assert.equal(state.samples[0].sequence, KEPT_SAMPLES + 50);
  assert.equal(state.samples[1].sequence, KEPT_SAMPLES + 49);
});

test('a new generation forgets curve and samples', () => {
  const series = new Series();
  let state = withRun(firstState(), series, RUN);
  state = withEvent(state, series, sample(1));
  state = withEvent(state, series, {
    type: 'points',
    sequence: 2,
    generation: 0,
    step: 1,
    columns: [...COLUMNS],
    rows: [[1, 2, 3, 4, 5, 6, 7]],
  });
  assert.equal(series.length, 1);
  const run = { ...RUN, generation: 1, step: 0 };
  state = withEvent(state, series, { type: 'status', sequence: 3, generation: 1, step: 0, run });
  assert.equal(series.length, 0);
  assert.deepEqual(state.samples, []);
  assert.equal(state.run?.step, 0);
});

test('settings follow the run unless they were changed here', () => {
  const sampling = { ...DEFAULTS.sampling, temperature: 0.5 };
  const draft = { ...DEFAULTS, hidden: 40, sampling };
  const after = {
    ...DEFAULTS,
    learningRate: 0.02,
    hidden: 100,
    sampling: { ...DEFAULTS.sampling, length: 90 },
  };
  assert.deepEqual(followed(draft, DEFAULTS, after), {
    ...DEFAULTS,
    learningRate: 0.02,
    hidden: 40,
    sampling: { ...sampling, length: 90 },
  });
});

test('an answer of a new generation forgets the curve too, and news of an old one are none', () => {
  const series = new Series();
  let state = withRun(firstState(), series, RUN);
  series.append([...COLUMNS], [[1, 2, 3, 4, 5, 6, 7]]);
  state = withNews(state, series, { ...RUN, generation: 1, step: 0 });
  assert.equal(series.length, 0);
  assert.equal(withNews(state, series, RUN), state);
  assert.equal(withEvent(state, series, sample(9)), state);
});

test('a place in the text is shown long enough to be seen', () => {
  const at = (/** @type {number} */ step, status = 'training') =>
    /** @type {any} */ ({ ...RUN, step, status });
  let state = withReading({ ...firstState(), run: at(100) }, 1000);
  assert.deepEqual(state.reading, { step: 100, since: 1000 });
  assert.equal(withReading({ ...state, run: at(900) }, 1200).reading.step, 100);
  assert.equal(withReading({ ...state, run: at(101) }, 1200).reading.step, 101);
  assert.equal(withReading({ ...state, run: at(900) }, 1400).reading.step, 900);
  assert.equal(withReading({ ...state, run: at(900, 'paused') }, 1200).reading.step, 900);
});

/** @param {number} step @param {number} [generation] */
function evaluated(step, generation = 0) {
  const frame = {
    type: 'evaluated',
    sequence: step,
    generation,
    step,
    epoch: 0.5,
    validationLoss: 2,
  };
  return /** @type {any} */ (eventOf(JSON.stringify(frame)));
}

test('evaluations stand oldest first, each once, and are let go with their generation', () => {
  const series = new Series();
  let state = withRun(firstState(), series, RUN);
  for (const step of [10, 20, 20, 30]) {
    state = withEvent(state, series, evaluated(step));
  }
  assert.deepEqual(state.evaluations[0], { step: 10, epoch: 0.5, validationLoss: 2 });
  assert.deepEqual(
    state.evaluations.map(({ step }) => step),
    [10, 20, 30],
  );
  state = withEvent(state, series, evaluated(10, 1));
  assert.deepEqual(
    state.evaluations.map(({ step }) => step),
    [10],
  );
  assert.deepEqual(withRun(state, series, RUN).evaluations, []);
});

test('of too many evaluations every second one of the older half is let go', () => {
  const series = new Series();
  let state = withRun(firstState(), series, RUN);
  for (let step = 1; step <= 3 * KEPT_EVALUATIONS; step++) {
    state = withEvent(state, series, evaluated(step));
  }
  const steps = state.evaluations.map(({ step }) => step);
  assert.ok(steps.length <= KEPT_EVALUATIONS && steps.length > KEPT_EVALUATIONS / 2);
  assert.equal(steps[0], 1);
  assert.equal(steps.at(-1), 3 * KEPT_EVALUATIONS);
  assert.deepEqual(
    steps,
    [...steps].sort((a, b) => a - b),
  );
});

test('an answer that the events have overtaken is told from one that brings news', () => {
  const known = { id: 'a', generation: 2, step: 1000 };
  assert.equal(overtaken({ ...known, step: 0 }, known), true, 'begun before, arrived after');
  assert.equal(overtaken(known, known), false, 'the same step may have another status');
  assert.equal(overtaken({ ...known, step: 1001 }, known), false);
  assert.equal(overtaken({ ...known, generation: 3, step: 0 }, known), false, 'a reset');
  assert.equal(overtaken({ ...known, id: 'b', step: 0 }, known), false, 'another run');
  assert.equal(overtaken(known, null), false);
});
