import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, join, joined } from '../js/joined.js';

test('of two changes the later wins, setting by setting', () => {
  assert.deepEqual(
    join(
      { pace: 1, sampling: { length: 9, prime: 'a' } },
      { pace: 2, learningRate: 3, sampling: { prime: 'b' } },
    ),
    { pace: 2, learningRate: 3, sampling: { length: 9, prime: 'b' } },
  );
  assert.deepEqual(fieldsOf({ pace: 1, sampling: { prime: 'b' } }), ['pace', 'sampling.prime']);
});

test('changes made while one is under way are sent as one', async () => {
  /** @type {import('../js/joined.js').Change[]} */
  const sent = [];
  /** @type {(() => void)[]} */
  const answers = [];
  const change = joined((one) => {
    sent.push(one);
    return new Promise((resolve) => answers.push(resolve));
  });
  change({ pace: 1 });
  change({ pace: 2 });
  change({ learningRate: 0.5 });
  change({ pace: 3 });
  assert.deepEqual(sent, [{ pace: 1 }]);
  answers[0]();
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(sent, [{ pace: 1 }, { pace: 3, learningRate: 0.5 }]);
});
