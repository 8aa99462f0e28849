import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lexicon } from '../js/lexicon.js';
import { Passage, trainedOn, windowAt } from '../js/passage.js';

test('a passage counts code points and not UTF-16 units', () => {
  const passage = new Passage('a😀b'.repeat(2000));
  assert.equal(passage.characters, 6000);
  assert.equal(passage.slice(0, 3), 'a😀b');
  assert.equal(passage.slice(4096, 4099), '😀ba');
  assert.equal(passage.slice(5998, 7000), '😀b');
  assert.equal(passage.slice(-5, 1), 'a');
  assert.equal(new Passage('三国演义').slice(1, 3), '国演');
  assert.equal(new Passage('').slice(0, 5), '');
});

test('windows follow each other and begin anew with each pass', () => {
  const spec = { batch: 1, sequenceLength: 25 };
  assert.deepEqual(windowAt(0, 101, spec), { from: 0, to: 25 });
  assert.deepEqual(windowAt(1, 101, spec), { from: 0, to: 25 });
  assert.deepEqual(windowAt(4, 101, spec), { from: 75, to: 100 });
  assert.deepEqual(windowAt(5, 101, spec), { from: 0, to: 25 });
  assert.deepEqual(windowAt(3, 101, { batch: 4, sequenceLength: 10 }), { from: 0, to: 10 });
});

test('words of the text are found in a sample, and the share of letters in them', () => {
  const lexicon = new Lexicon();
  lexicon.learn("The king don't sleep. 'Tis so.");
  const { parts, share } = lexicon.known("king xqz don't");
  assert.deepEqual(parts, [
    [0, 4],
    [9, 14],
  ]);
  assert.equal(share, 9 / 12);
  assert.equal(lexicon.known('... !').share, null);
});

test('where words are not parted, pairs of characters are looked for', () => {
  const lexicon = new Lexicon();
  lexicon.learn('三国演义，话说天下大势');
  assert.deepEqual(lexicon.known('天下三国 势大').parts, [[0, 4]]);
  assert.equal(lexicon.known('势大').share, 0);
  assert.equal(lexicon.known('天下大').share, 1);
});

test('the end of a text that validates is not read', () => {
  const part = { batch: 1, sequenceLength: 10, trainFraction: 0.5 };
  assert.equal(trainedOn(101, part), 51);
  assert.deepEqual(windowAt(5, 101, part), { from: 40, to: 50 });
  assert.deepEqual(windowAt(6, 101, part), { from: 0, to: 10 });
});
