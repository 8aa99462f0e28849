import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../js/i18n/words.js';
import { sentenceOf, waiting } from '../js/keeping.js';

const KINDS = [
  'disk-full',
  'disk-failed',
  'database-locked',
  'database-damaged',
  'checkpoint-damaged',
  'history-damaged',
];

test('every notice of the protocol has a sentence in both languages, with its numbers', () => {
  for (const language of /** @type {const} */ (['en', 'zh'])) {
    for (const kind of KINDS) {
      const sentence = sentenceOf({ kind, step: 1234, count: 2 }, wordsOf(language));
      assert.ok(sentence.length > 15, sentence);
      assert.equal(sentence.includes('{'), false, sentence);
      assert.equal(sentence.includes('1,234'), kind === 'checkpoint-damaged', sentence);
    }
  }
});

test('without a sound checkpoint all steps were taken again, and that is what is said', () => {
  const sentence = sentenceOf({ kind: 'checkpoint-damaged', step: 0, count: 3 }, wordsOf('en'));
  assert.match(sentence, /^All checkpoints .*\(3\).* from the start\.$/);
});

test('a kind that this page does not know is shown by its name', () => {
  assert.equal(sentenceOf({ kind: 'disk-melted' }, wordsOf('en')), 'disk-melted');
});

test('why runs wait is said once, however many wait', () => {
  const run = { status: 'paused', message: '', notices: [{ kind: 'disk-full' }] };
  const damaged = {
    status: 'paused',
    message: '',
    notices: [{ kind: 'history-damaged', count: 1 }],
  };
  assert.deepEqual(waiting([run, damaged, run]), [{ kind: 'disk-full' }]);
});
