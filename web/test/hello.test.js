import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS, FIRST, needsNewRun } from '../js/hello/defaults.js';
import { endsOf, hiddenOf, scoreOf, weightOf } from '../js/hello/equations.js';
import { added, plain, tint } from '../js/hello/numbers.js';
import { PACES } from '../js/hello/paces.js';
import { firstState, withEvent, withNews, withRun } from '../js/hello/reduce.js';
import { nextTo } from '../js/hello/roaming.js';
import { twinPlaces, twinsOf } from '../js/hello/twins.js';
import { faultOf, wordOf } from '../js/hello/wording.js';
import { eventOf } from '../js/protocol.js';
import { stopOf } from '../js/scales.js';
import { COLUMNS, Series } from '../js/series.js';
import { hashOf, specOf } from '../js/url.js';

const RUN = /** @type {any} */ ({
  id: 'a',
  spec: { ...DEFAULTS },
  status: 'paused',
  generation: 0,
  step: 0,
});

/** @param {object} fields */
function event(fields) {
  const frame = { sequence: 1, generation: 0, step: 1, ...fields };
  return /** @type {any} */ (eventOf(JSON.stringify(frame)));
}

/**
 * The word "aab" through one hidden unit, computed by hand: a after a, then b after the second a.
 * @returns {import('../js/hello/types.js').Spelled}
 */
function small() {
  const weights = {
    xh: [[0.5], [-0.3]],
    hh: [[0.8]],
    bh: [[0.1]],
    hy: [[0.7, -0.4]],
    by: [[0.2, 0]],
  };
  let h = 0;
  const steps = ['a', 'b'].map((target) => {
    h = Math.tanh(weights.xh[0][0] + weights.hh[0][0] * h + weights.bh[0][0]);
    const scores = weights.hy[0].map((w, k) => w * h + weights.by[0][k]);
    const sum = scores.reduce((all, y) => all + Math.exp(y), 0);
    const probabilities = scores.map((y) => Math.exp(y) / sum);
    return { target, hidden: [h], scores, probabilities };
  });
  const wrong = steps.map(({ target, probabilities }) =>
    probabilities.map((p, k) => p - (k === (target === 'a' ? 0 : 1) ? 1 : 0)),
  );
  const down = wrong.map((dy) => dy[0] * weights.hy[0][0] + dy[1] * weights.hy[0][1]);
  const dz1 = down[1] * (1 - steps[1].hidden[0] ** 2);
  const dz0 = (down[0] + dz1 * weights.hh[0][0]) * (1 - steps[0].hidden[0] ** 2);
  /** @param {string} name @param {number[][]} value @param {number[][]} gradient */
  const weight = (name, value, gradient) => ({ name, value, gradient, update: value });
  const hy = [0, 1].map((k) => steps[0].hidden[0] * wrong[0][k] + steps[1].hidden[0] * wrong[1][k]);
  return {
    word: 'aab',
    letters: ['a', 'b'],
    learningRate: 0.1,
    loss: 0.7,
    right: 1,
    steps: steps.map((step, t) => ({
      ...step,
      input: 'a',
      predicted: 'a',
      correct: step.target === 'a',
      oneHot: [1, 0],
      scoreChanges: [0, 0],
      sumGradients: [[dz0], [dz1]][t],
    })),
    weights: [
      weight('rnn.weight_ih_l0', weights.xh, [[dz0 + dz1], [0]]),
      weight('rnn.weight_hh_l0', weights.hh, [[steps[0].hidden[0] * dz1]]),
      weight('rnn.bias_l0', weights.bh, [[dz0 + dz1]]),
      weight('decoder.weight', weights.hy, [hy]),
      weight('decoder.bias', weights.by, [[0, 1].map((k) => wrong[0][k] + wrong[1][k])]),
    ],
  };
}

/** @param {number} actual @param {number} expected */
function close(actual, expected) {
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`);
}

test('the terms of every weight add up to its gradient, and its update follows', () => {
  const spelled = small();
  spelled.weights.forEach(({ value, gradient }, matrix) =>
    value.forEach((row, r) =>
      row.forEach((w, column) => {
        const opened = weightOf(spelled, { kind: 'weight', matrix, row: r, column });
        close(
          opened.terms.reduce((sum, { product }) => sum + product, 0),
          gradient[r][column],
        );
        close(opened.next, w - 0.1 * gradient[r][column]);
        assert.equal(opened.terms.length, 2);
      }),
    ),
  );
});

test('the terms of a hidden unit and of a score add up to it', () => {
  const spelled = small();
  for (const t of [0, 1]) {
    const hidden = hiddenOf(spelled, { kind: 'hidden', t, index: 0 });
    close(Math.tanh(hidden.sum), hidden.value);
    assert.equal(hidden.terms.length, 1 + t);
    const score = scoreOf(spelled, { kind: 'score', t, index: 1 });
    close(score.sum, score.value);
  }
});

test('a weight leads from a letter or a unit to a unit or a letter, a bias from nowhere', () => {
  const letters = ['h', 'e', 'l', 'o'];
  /** @param {number} matrix @param {number} row @param {number} column */
  const ends = (matrix, row, column) => {
    const { from, to } = endsOf({ matrix, row, column }, letters);
    return `${from}>${to}`;
  };
  assert.equal(ends(0, 2, 1), 'l>h2');
  assert.equal(ends(1, 0, 2), 'h1>h3');
  assert.equal(ends(2, 0, 2), '>h3');
  assert.equal(ends(3, 0, 3), 'h1>o');
  assert.equal(ends(4, 0, 3), '>o');
});

test('the two l of hello are found, and words that need no memory have none', () => {
  assert.deepEqual(twinPlaces('hello'), [2, 3]);
  assert.deepEqual(twinPlaces('banana'), null);
  assert.deepEqual(twinPlaces('aab'), [0, 1]);
  assert.deepEqual(twinPlaces('abcd'), null);
  assert.deepEqual(twinPlaces('abab'), null);
});

test('votes and bias add up to the difference of the two scores', () => {
  const spelled = small();
  const { units, totals } = twinsOf(spelled, [0, 1]);
  spelled.steps.forEach(({ scores, hidden }, t) => {
    close(totals[t], scores[1] - scores[0]);
    close(Math.tanh(units[0].own + units[0].states[t].memory), hidden[0]);
  });
});

test('a word has 2 to 12 letters, not all the same', () => {
  assert.equal(faultOf('hello'), null);
  assert.equal(faultOf('  hello '), null);
  assert.equal(faultOf('你好'), null);
  assert.equal(faultOf('cafe\u0301'), null);
  assert.equal(wordOf(' cafe\u0301'), 'café');
  assert.deepEqual(faultOf('a'), { why: 'short', count: 1 });
  assert.deepEqual(faultOf(''), { why: 'short', count: 0 });
  assert.deepEqual(faultOf('abcdefghijklm'), { why: 'long', count: 13 });
  assert.deepEqual(faultOf('aaa'), { why: 'same', count: 3 });
  assert.equal(faultOf('h3llo')?.why, 'letters');
  assert.equal(faultOf('hel lo')?.why, 'letters');
});

test('the numbers of a network replace those before and outlive a reset until new ones come', () => {
  const series = new Series();
  let state = withRun(firstState(), series, RUN);
  assert.equal(state.spelled, null);
  state = withEvent(
    state,
    series,
    event({ type: 'points', columns: COLUMNS, rows: [[1, 2, 3, 4, 5, 6, 7]] }),
  );
  state = withEvent(state, series, event({ type: 'hello', word: 'hello', right: 1 }));
  state = withEvent(state, series, event({ type: 'hello', word: 'hello', right: 4 }));
  assert.equal(state.spelled?.right, 4);
  assert.equal(series.length, 1);
  state = withNews(state, series, { ...RUN, generation: 1 });
  assert.equal(series.length, 0);
  assert.equal(state.spelled?.right, 4);
  state = withEvent(state, series, event({ type: 'hello', right: 2, generation: 0 }));
  assert.equal(state.spelled?.right, 4);
});

test('what is opened stays so for a network of the same size alone', () => {
  const series = new Series();
  const opened = /** @type {const} */ ({ kind: 'score', t: 3, index: 3 });
  const state = { ...withRun(firstState(), series, RUN), opened };
  assert.deepEqual(withRun(state, series, { ...RUN, id: 'b' }).opened, opened);
  const other = { ...RUN, id: 'b', spec: { ...DEFAULTS, word: 'ab' } };
  assert.equal(withRun(state, series, other).opened.kind, 'weight');
});

test('rate and pace are taken over, anything else needs a new run', () => {
  const faster = { ...DEFAULTS, pace: 3, learningRate: 1 };
  assert.equal(needsNewRun(DEFAULTS, faster), false);
  assert.equal(needsNewRun(DEFAULTS, { ...DEFAULTS, word: 'ab' }), true);
  const hash = hashOf({ ...DEFAULTS, ...FIRST, word: '你好' }, DEFAULTS);
  assert.deepEqual(specOf(hash, DEFAULTS), { task: 'hello', word: '你好', pace: 5 });
  assert.equal(PACES[stopOf(FIRST.pace, PACES)], 5);
});

test('numbers have a proper minus and no minus zero', () => {
  assert.equal(plain(-0.456), '−0.46');
  assert.equal(plain(-0.001), '0.00');
  assert.equal(added(0.5), '+0.50');
  assert.equal(added(-0.5, 3), '−0.500');
  assert.match(tint(-3, 1), /--low\); --share: 100$/);
  assert.match(tint(0.25, 1), /--high\); --share: 25$/);
});

test('arrow keys go to the number beside', () => {
  assert.equal(nextTo('2,3', 'ArrowUp'), '1,3');
  assert.equal(nextTo('2,3', 'ArrowRight'), '2,4');
  assert.equal(nextTo('2,3', 'a'), null);
});
