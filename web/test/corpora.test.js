import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Refused } from '../js/api.js';
import { adviceOf } from '../js/corpora/advice.js';
import { fetching } from '../js/corpora/fetching.js';
import { inOrder, isHidden, looksLikeRallies, nameOf } from '../js/corpora/files.js';
import { noteIn, titleOf, watchForOf } from '../js/corpora/naming.js';
import { sorted } from '../js/corpora/notes.js';
import { countedSpecFor, specFor, specWith, tokensOf } from '../js/corpora/recommended.js';
import { examinedOf, withEntry, withFound, withStarted } from '../js/corpora/reduce.js';
import { shelved, shelfOf, standingOf } from '../js/corpora/shelves.js';
import { startsOf } from '../js/corpora/tokens.js';
import { DEFAULTS, needsNewRun } from '../js/defaults.js';
import { hasWords } from '../js/i18n/words.js';
import CHINESE from '../js/i18n/zh-catalogue.js';
import { Passage } from '../js/passage.js';
import { firstState } from '../js/reduce.js';

/** @type {any[]} */
const CATALOGUE = JSON.parse(
  readFileSync(new URL('../../corpora/catalogue.json', import.meta.url), 'utf8'),
);

/** @param {string} id */
function entry(id) {
  return { source: 'built-in', notes: [], ...CATALOGUE.find((one) => one.id === id) };
}

/** @param {string[]} names */
function files(...names) {
  return names.map((name) => ({ name, file: new File([], name) }));
}

test('every text of the catalogue stands on a shelf, and none of them is left empty', () => {
  const shelves = shelved(CATALOGUE.map((one) => ({ ...one, source: 'package' })));
  const sizes = Object.fromEntries(shelves.map(({ name, corpora }) => [name, corpora.length]));
  assert.deepEqual(sizes, { own: 0, prose: 8, chinese: 10, code: 10, lines: 3, made: 2 });
  assert.equal(shelfOf({ ...entry('plays-markup') }), 'code');
  assert.equal(shelfOf({ ...entry('moby-dick'), source: 'uploaded' }), 'own');
});

test('what is here stands before what must be fetched, small before large, and what cannot be had last', () => {
  const [, prose] = shelved([
    { ...entry('alice'), available: false, fetchable: true },
    { ...entry('emma'), available: false, fetchable: false },
    { ...entry('jargon-file'), available: false, fetchable: true },
    entry('shakespeare-plays'),
  ]);
  assert.deepEqual(
    prose.corpora.map(({ id }) => id),
    ['shakespeare-plays', 'jargon-file', 'alice', 'emma'],
  );
  assert.deepEqual(prose.corpora.map(standingOf), ['ready', 'fetch', 'fetch', 'missing']);
});

test('every text of the catalogue has a Chinese name and a Chinese sentence, and its language a name', () => {
  assert.deepEqual(Object.keys(CHINESE).sort(), CATALOGUE.map(({ id }) => id).sort());
  for (const corpus of CATALOGUE) {
    assert.match(titleOf(corpus, 'zh') + watchForOf(corpus, 'zh'), /[\u4e00-\u9fff]{4}.*。$/s);
    assert.equal(titleOf(corpus, 'en'), corpus.name);
    assert.ok(['zxx', 'und'].includes(corpus.language) || hasWords(`language.${corpus.language}`));
  }
  assert.equal(titleOf({ id: 'mine', name: 'Mine' }, 'zh'), 'Mine');
});

test('the settings that suit a text lie over the defaults, and every one of them is a setting', () => {
  for (const corpus of CATALOGUE) {
    const spec = specFor(corpus);
    assert.deepEqual(Object.keys(spec).sort(), Object.keys(DEFAULTS).sort(), corpus.id);
    assert.deepEqual(Object.keys(spec.sampling), Object.keys(DEFAULTS.sampling));
    assert.equal(spec.corpus, corpus.id);
  }
  const rallies = specFor(entry('badminton'));
  assert.deepEqual([rallies.tokens, rallies.sampling.prime], ['states', 'A0 B0']);
  assert.equal(specFor(entry('badminton'), 'characters').sampling.prime, '');
});

test('a text of one’s own, with what is chosen, begins with no prime of another text', () => {
  const draft = { ...specFor(entry('badminton')), hidden: 7 };
  const own = /** @type {any} */ ({ id: 'mine', source: 'uploaded', notes: [] });
  const spec = specWith(draft, own, tokensOf(own));
  assert.deepEqual(
    [spec.hidden, spec.tokens, spec.corpus, spec.sampling.prime],
    [7, 'characters', 'mine', ''],
  );
  assert.equal(tokensOf({ ...own, preview: 'A0 B0 A:serve:2 B:lift:7 out\n' }), 'states');
  assert.ok(needsNewRun(spec, { ...spec, tokens: 'words' }));
});

/** What suits a text of one’s own. @param {number} characters @param {number} vocabulary */
function own(characters, vocabulary) {
  const text = /** @type {any} */ ({ id: 'mine', characters, vocabulary, notes: [] });
  return specFor(text, 'characters');
}

test('a text of one’s own gets a network of its size', () => {
  assert.deepEqual(
    [2_000, 30_000, 110_000, 500_000, 5_000_000].map((length) => own(length, 65).hidden),
    [64, 64, 192, 256, 256],
  );
  assert.deepEqual([own(2_000, 65).dropout, own(500_000, 65).dropout], [0.2, 0]);
  assert.deepEqual([own(30_000, 2_600).sequenceLength, own(500_000, 65).batch], [32, 32]);
  assert.equal(own(500_000, 65).cell, 'lstm');
});

test('a text in words or states gets a network of as many as were counted, and they are counted first', async () => {
  const text = /** @type {any} */ ({
    id: 'mine',
    characters: 9_000_000,
    vocabulary: 60,
    notes: [],
  });
  const words = { tokens: 'words', characters: 4_500_000, symbols: 100_000, vocabulary: 400 };
  const cuts = /** @type {any} */ ([{ tokens: 'bytes', symbols: 1, vocabulary: 1 }, words]);
  const spec = specFor(text, 'words', cuts);
  assert.deepEqual(
    [spec.hidden, spec.batch, spec.sequenceLength, spec.tokens],
    [128, 32, 32, 'words'],
  );
  words.vocabulary = 30_000;
  assert.deepEqual(
    [specFor(text, 'words', cuts).hidden, specFor(text, 'words', cuts).dropout],
    [32, 0.2],
  );
  let counted = 0;
  const count = async () => {
    counted++;
    return cuts;
  };
  assert.equal((await countedSpecFor(text, 'words', null, count)).hidden, 32);
  assert.equal((await countedSpecFor(text, 'words', cuts, count)).hidden, 32);
  assert.equal((await countedSpecFor(text, 'characters', null, count)).hidden, 256);
  assert.equal((await countedSpecFor(entry('badminton'), 'states', null, count)).hidden, 96);
  assert.equal(counted, 1);
});

test('a text of one’s own has fifty windows in a pass, or as many as its length allows, and always one', () => {
  for (let length = 2; length < 200_000; length = Math.ceil(length * 1.3)) {
    const { batch, sequenceLength, trainFraction } = own(length, 40);
    const longest = Math.floor((Math.round(length * trainFraction) - 1) / batch);
    assert.ok(sequenceLength >= 1 && sequenceLength <= longest, `${length} characters`);
    const windows = Math.floor(longest / sequenceLength);
    assert.ok(windows >= 49 || (batch === 1 && sequenceLength <= 8), `${length}: ${windows}`);
  }
});

/** @param {string} text @param {'bytes' | 'words' | 'states'} kind */
function cut(text, kind) {
  return new Passage(text, kind).symbols(0, 100);
}

test('a text is cut into words, states and bytes as the server cuts it', () => {
  assert.deepEqual(cut('née à l’île, 三字經\n', 'words'), [
    ...['née', ' ', 'à', ' ', 'l’île', ',', ' ', '三', '字', '經', '\n'],
  ]);
  assert.deepEqual(cut('A0 B0  A:serve:2\n\nx', 'states'), [
    'A0',
    'B0',
    'A:serve:2',
    '\n',
    '\n',
    'x',
  ]);
  assert.deepEqual([...startsOf('aé三😀b', 'bytes')], [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 5]);
});

test('a passage of words is found by their numbers', () => {
  const passage = new Passage('one two, three', 'words');
  assert.equal(passage.characters, 6);
  assert.equal(passage.slice(2, 5), 'two, ');
  assert.equal(passage.slice(5, 99), 'three');
  assert.equal(new Passage('a😀b').slice(1, 2), '😀');
});

test('a table of rallies is known by its header, also by a wrong one, and a text is none', () => {
  assert.ok(looksLikeRallies('game,score_a,score_b,player,stroke,landing,outcome\n1,0'));
  assert.ok(looksLikeRallies('Player;Stroke;Landing\r\nA;serve;2'));
  assert.ok(!looksLikeRallies('The player serves, then a stroke\n'));
  assert.ok(!looksLikeRallies('name,age\n'));
});

test('files stand in the order of their numbers, and what is hidden in a folder is known', () => {
  assert.deepEqual(
    inOrder(files('b/ch10.txt', 'b/ch9.txt', 'a.txt')).map(({ name }) => name),
    ['a.txt', 'b/ch9.txt', 'b/ch10.txt'],
  );
  assert.deepEqual(['x/.git/config', 'x/.DS_Store', 'x/../y', '.profile', 'x/a.b'].map(isHidden), [
    true,
    true,
    false,
    false,
    false,
  ]);
  assert.equal(nameOf(files('book/1.txt', 'book/2.txt')), 'book');
  assert.equal(nameOf(files('1.txt', '2.txt', '3.txt')), '1.txt + 2');
});

test('notes are told apart', () => {
  const notes = [
    'The byte-order mark at the start was removed.',
    'Read as GB18030, a guess that is 93 % sure: it is not UTF-8.',
    '1,200 line ends of CR LF were folded to LF.',
    'Made of "x" with small letters only.',
    'Unpacked from a gzip file.',
  ];
  const [mark, encoding, lineEnds, made, other] = notes.map((note) => [note]);
  assert.deepEqual(sorted(notes), { mark, encoding, lineEnds, made, other });
});

test('notes are told in Chinese, with their numbers, and in English as they are', () => {
  const folded = 'Made of "Hamlet" with small letters only, symbols seen fewer than 5 times as □.';
  assert.equal(noteIn(folded, 'en'), folded);
  assert.equal(noteIn(folded, 'zh'), '由“Hamlet”修改而来：全部小写, 出现少于 5 次的符号改为 □。');
  const guess = 'Read as GB18030, a guess that is 93 % sure: it is not UTF-8, and so on.';
  assert.match(noteIn(guess, 'zh'), /GB18030.*93 %/);
  assert.equal(noteIn('1 line end of CR was folded to LF.', 'zh'), '1 个 CR 换行已改为 LF。');
  assert.equal(noteIn('Something new.', 'zh'), 'Something new.');
});

/** @param {Partial<import('../js/corpora/types.js').Advice>} advice @param {number} symbols @param {number} [dropout] */
function said(advice, symbols, dropout = 0) {
  const all = { parameters: 0, trainedOn: 1, validatedOn: 9, windows: 50, hiddenThatFits: 1 };
  return adviceOf({ ...all, ...advice }, symbols, dropout).map(({ says }) => says);
}

test('advice follows the rule of one parameter for a symbol, within a factor of ten', () => {
  assert.deepEqual(said({ parameters: 1000 }, 1000), ['fits']);
  assert.deepEqual(said({ parameters: 10_000 }, 1000), ['fits']);
  assert.deepEqual(said({ parameters: 10_001 }, 1000), ['byHeart']);
  assert.deepEqual(said({ parameters: 10_001 }, 1000, 0.2), ['byHeartButForDropout']);
  assert.deepEqual(said({ parameters: 99 }, 1000), ['roomForMore']);
  assert.deepEqual(said({ windows: 49, validatedOn: 1 }, 1000), [
    ...['fewWindows', 'uncounted', 'noValidation'],
  ]);
});

/** @param {(any)[]} answers of the server, one after the other; errors are thrown */
async function fetched(...answers) {
  /** @type {any[]} */
  const told = [];
  const next = async () => {
    const answer = answers.shift();
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  };
  await fetching(
    'x',
    (now) => told.push(now),
    { fetch: next, progress: next },
    async () => {},
  );
  return told;
}

test('a fetch is told to its end, and one that was stopped as none', async () => {
  const waiting = { state: 'waiting', bytes: 0, total: 9, message: '' };
  const half = { ...waiting, state: 'downloading', bytes: 4 };
  const done = { ...waiting, state: 'done', bytes: 9 };
  const failed = { ...waiting, state: 'failed', message: 'no' };
  assert.deepEqual(await fetched(waiting, half, done, half), [waiting, half, done]);
  assert.deepEqual(await fetched(waiting, failed, half), [waiting, failed]);
  assert.deepEqual(await fetched(waiting, new Refused(404, 'not fetched', '')), [waiting, null]);
  await assert.rejects(fetched(waiting, new Refused(500, 'broken', '')), /broken/);
});

test('what is found of a text is not told of another, nor of other tokens', () => {
  const of = examinedOf(entry('brackets'));
  const state = { ...firstState(), examined: of };
  assert.equal(withFound(state, of, { secondsPerEpoch: 3 }).examined?.secondsPerEpoch, 3);
  const other = { ...state, examined: examinedOf(entry('dates')) };
  assert.equal(withFound(other, of, { secondsPerEpoch: 3 }), other);
  const recut = { ...state, examined: { ...of, tokens: /** @type {const} */ ('words') } };
  assert.equal(withFound(recut, of, { secondsPerEpoch: 3 }), recut);
});

test('the chooser folds when the run is shown that was to be started, and stays for another', () => {
  const state = firstState();
  const open = { ...state, chooser: { ...state.chooser, open: true, starting: 'dates' } };
  assert.equal(withStarted(open, { corpus: { id: 'json' } }), open);
  const folded = withStarted(open, { corpus: { id: 'dates' } });
  assert.deepEqual([folded.chooser.open, folded.chooser.starting], [false, null]);
});

test('an entry is put into a list and taken out again', () => {
  const full = withEntry(firstState(), 'refusals', 'x', 'because');
  assert.deepEqual(full.chooser.refusals, { x: 'because' });
  assert.deepEqual(withEntry(full, 'refusals', 'x', undefined).chooser.refusals, {});
});
