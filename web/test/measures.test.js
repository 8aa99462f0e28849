import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aboveLeast, leastLoss } from '../js/least.js';
import { measuresOf, topOf } from '../js/measures.js';

/** @param {number} step @param {Record<string, number>} measures */
function sample(step, measures) {
  return /** @type {any} */ ({ step, measures });
}

const RUN = /** @type {any} */ ({ id: 'a', corpus: { id: 'c' }, spec: { tokens: 'states' } });

test('each sample is a point, the line is the mean of the newest five', () => {
  const samples = [6, 5, 4, 3, 2, 1].map((step) => sample(step, { brackets: step / 10 }));
  const measured = { run: 'a', length: 200, text: { brackets: 0.9 } };
  const [found] = measuresOf({ samples, measured, run: RUN });
  assert.equal(found.name, 'brackets');
  assert.equal(found.text, 0.9);
  assert.deepEqual(
    found.points.map(({ step, value }) => [step, value]),
    [1, 2, 3, 4, 5, 6].map((step) => [step, step / 10]),
  );
  assert.ok(Math.abs(found.points[5].mean - 0.4) < 1e-12);
  assert.equal(found.points[0].mean, 0.1);
  assert.equal(topOf(found), 1);
});

test('what the text itself does not have is not shown; where nothing is, how many lines are new', () => {
  const samples = [sample(1, { threes: 0.2, fivesAndSevens: 0.1, newLines: 1, depth: 2 })];
  const measured = { run: 'a', length: 80, text: { threes: 0.1, fivesAndSevens: 0.8, depth: 2 } };
  const names = measuresOf({ samples, measured, run: RUN }).map(({ name }) => name);
  assert.deepEqual(names, ['fivesAndSevens']);
  const [lines, ...none] = measuresOf({ samples, measured: { ...measured, text: {} }, run: RUN });
  assert.equal(lines.name, 'newLines');
  assert.equal(lines.text, null);
  assert.equal(none.length, 0);
  const deep = { ...measured, text: { depth: 6.2 } };
  const [depth] = measuresOf({ samples, measured: deep, run: RUN });
  assert.equal(depth.name, 'depth');
  assert.equal(topOf(depth), 7);
  assert.deepEqual(measuresOf({ samples, measured: { ...deep, run: 'b' }, run: RUN }), []);
});

test('the least loss is known of the symbols that a text was made of', () => {
  const entropy = { nats: 1.67, exact: true };
  const corpus = /** @type {any} */ ({ id: 'c', entropy, settings: { tokens: 'states' } });
  assert.equal(leastLoss({ run: RUN, corpus }), entropy);
  const characters = { ...RUN, spec: { tokens: 'characters' } };
  assert.equal(leastLoss({ run: characters, corpus }), null);
  assert.equal(leastLoss({ run: RUN, corpus: { ...corpus, id: 'd' } }), null);
  assert.equal(leastLoss({ run: RUN, corpus: { ...corpus, entropy: undefined } }), null);
  assert.equal(leastLoss({ run: characters, corpus: { ...corpus, settings: {} } }), entropy);
});

test('a loss is so many per cent above the least, in bits as in nats, and below by chance', () => {
  assert.equal(aboveLeast(1.1, 1, 'nats'), '10 %');
  assert.equal(aboveLeast(1.1, 1, 'bits'), '10 %');
  assert.equal(aboveLeast(1.1, 1, 'perplexity'), '11 %');
  assert.equal(aboveLeast(1.02, 1, 'nats'), '2.0 %');
  assert.equal(aboveLeast(0.995, 1, 'nats'), '−0.5 %');
  assert.equal(aboveLeast(NaN, 1, 'nats'), '–');
});
