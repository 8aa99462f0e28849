import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { wordsOf } from '../js/i18n/words.js';
import { FIRST_LOOK, goingAddress, goingOf, hashOf, placeOf } from '../js/runs/address.js';
import { windowsAt } from '../js/passage.js';
import { positions } from '../js/runs/axes.js';
import { differences, spelledOut } from '../js/runs/differences.js';
import { anew, forkOf, settingsOf } from '../js/runs/forking.js';
import { glanceOf, pathOf } from '../js/runs/glance.js';
import { moment } from '../js/runs/machine.js';
import { PYTHON } from '../js/runs/python.js';
import {
  firstState,
  sampleKey,
  UNDO,
  withChecked,
  withGone,
  withRuns,
  withSelected,
  withTime,
} from '../js/runs/reduce.js';
import { percent, shownAs } from '../js/runs/symbols.js';
import { addressOf, bestOf, charactersPerStep, nameOf, speedOf } from '../js/runs/tasks.js';
import { familyOf } from '../js/runs/tree.js';
import { differing, placeName } from '../js/runs/wording.js';
import { runNamed } from '../js/url.js';

const SPEC = {
  task: 'text',
  corpus: 'plays',
  cell: 'rnn',
  hidden: 100,
  learningRate: 0.1,
  dropout: 0,
  batch: 2,
  sequenceLength: 25,
  pace: 0,
  memory: { slots: 16, links: true },
  sampling: { length: 200 },
  name: '',
};

/** @param {string} id @param {object} [more] @param {object} [settings] */
function run(id, more = {}, settings = {}) {
  const created = `2026-01-01T00:00:0${id.charCodeAt(0) - 97}Z`;
  const spec = { ...SPEC, ...settings };
  const known = { id, nickname: `calm ${id}`, created, step: 10, secondsTrained: 1, spec };
  return /** @type {any} */ ({ ...known, ...more });
}

test('forks stand under their parents, newest first, and are compared with them', () => {
  const runs = [run('a'), run('b', { parent: 'a' }), run('c'), run('d', { parent: 'b' })];
  const rows = familyOf([...runs, run('e', { parent: 'a' })]);
  assert.deepEqual(
    rows.map(({ run: { id }, depth, before }) => [id, depth, before?.id ?? '']),
    [
      ['c', 0, 'b'],
      ['a', 0, ''],
      ['e', 1, 'a'],
      ['b', 1, 'a'],
      ['d', 2, 'b'],
    ],
  );
});

test('a fork whose parent is gone stands for itself, and runs are compared with those of their task', () => {
  const hello = run('b', {}, { task: 'hello' });
  const rows = familyOf([run('a'), hello, run('c', { parent: 'gone' })]);
  assert.deepEqual(
    rows.map(({ run: { id }, depth, before }) => [id, depth, before?.id ?? '']),
    [
      ['c', 0, 'a'],
      ['b', 0, ''],
      ['a', 0, ''],
    ],
  );
});

test('differences are the settings that matter, nested ones by their path', () => {
  const other = {
    ...SPEC,
    name: 'x',
    pace: 3,
    sampling: { length: 9 },
    hidden: 200,
    corpus: 'poems',
  };
  assert.deepEqual(differences(SPEC, { ...other, memory: { slots: 32, links: true } }), [
    { field: 'corpus', from: 'plays', to: 'poems' },
    { field: 'hidden', from: 100, to: 200 },
    { field: 'memory.slots', from: 16, to: 32 },
  ]);
  assert.deepEqual(differences({ task: 'text' }, SPEC), []);
  assert.equal(spelledOut('memory.readHeads'), 'read heads');
});

test('differences are told in words of both languages, a few of many', () => {
  const before = run('a', { corpus: { name: 'Plays' } });
  const now = run('b', { corpus: { name: 'Poems' } }, { corpus: 'poems', cell: 'lstm' });
  assert.equal(differing(now, before, wordsOf('en')), 'text Plays → Poems, cell RNN (tanh) → LSTM');
  assert.match(differing(now, before, wordsOf('zh')), /文本 Plays → Poems，.* → LSTM/);
  assert.equal(differing(now, null, wordsOf('en')), 'the first of its kind');
  assert.match(differing(run('c'), before, wordsOf('en')), /same settings/);
  const many = run(
    'd',
    {},
    {
      cell: 'gru',
      hidden: 1,
      learningRate: 1,
      dropout: 0.5,
      batch: 9,
      sequenceLength: 1,
      memory: { slots: 1, links: false },
    },
  );
  assert.match(differing(many, run('e'), wordsOf('en')), /batch 2 → 9, 3 more$/);
});

test('the state forgets what was chosen of a run that is gone', () => {
  const fork = run('d', { parent: 'a', secondsTrained: 0 });
  const all = [fork, run('c'), run('b'), run('a', { step: 0, secondsTrained: 0 })];
  let state = withRuns(firstState(), all);
  assert.deepEqual(
    state.checked,
    ['c', 'b'],
    'neither has trained: what was only forked, what has not begun',
  );
  assert.deepEqual(state.slots, { c: 0, b: 1 });
  state = withSelected(state, 'c');
  state = withChecked(state, ['b', 'a']);
  assert.deepEqual(state.slots, { b: 1, a: 0 }, 'a colour stays, and one that is free is taken');
  state = withGone(state, { id: 'c', name: 'calm c' }, 1000);
  assert.equal(state.selected, null);
  assert.deepEqual(
    state.runs?.map(({ id }) => id),
    ['d', 'b', 'a'],
  );
  assert.deepEqual(withRuns(state, all).runs?.length, 3, 'an answer that was under way');
  assert.equal(withTime(state, 1000 + UNDO - 1).gone.length, 1);
  assert.equal(withTime(state, 1000 + UNDO).gone.length, 0);
  assert.equal(withRuns(firstState(), []).checked, null);
});

test('another run begins the time machine anew', () => {
  const first = firstState();
  const state = {
    ...first,
    selected: 'a',
    machine: { ...first.machine, step: 5, prime: 'x', seed: 9 },
  };
  const { machine, checkpoints } = withSelected(state, 'b');
  assert.deepEqual([machine.step, machine.prime, machine.seed, checkpoints], [null, '', 9, null]);
});

test('what a checkpoint writes is known by all that decides it', () => {
  const { machine } = firstState();
  const checkpoint = /** @type {any} */ ({ step: 5, hash: 'abc' });
  const keys = [
    sampleKey('r', checkpoint, machine),
    sampleKey('s', checkpoint, machine),
    sampleKey('r', { ...checkpoint, hash: 'abd' }, machine),
    sampleKey('r', checkpoint, { ...machine, seed: 2 }),
    sampleKey('r', checkpoint, { ...machine, prime: 'x' }),
    sampleKey('r', checkpoint, { ...machine, temperature: 0.1 }),
    sampleKey('r', checkpoint, { ...machine, length: 7 }),
  ];
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(sampleKey('r', checkpoint, { ...machine, playing: true }), keys[0]);
});

test('the time machine stands at the newest checkpoint until it is moved', () => {
  const { machine } = firstState();
  const checkpoints = /** @type {any} */ ([{ step: 1 }, { step: 5 }, { step: 9 }]);
  assert.deepEqual(moment({ checkpoints, machine }).now, { step: 9 });
  const moved = moment({ checkpoints, machine: { ...machine, step: 5 } });
  assert.deepEqual([moved.at, moved.before], [1, { step: 1 }]);
  assert.equal(moment({ checkpoints: null, machine }).now, undefined);
});

test('the address keeps what is looked at, and only what differs', () => {
  assert.equal(hashOf({ selected: null, checked: null, look: FIRST_LOOK }), '#v=1');
  const place = {
    selected: 'abc',
    checked: ['abc', 'def'],
    look: { ...FIRST_LOOK, axis: /** @type {const} */ ('seconds'), smoothing: 0, logY: true },
  };
  assert.deepEqual(placeOf(hashOf(place)), place);
  assert.deepEqual(placeOf('#axis=parsecs&smoothing=1').look, FIRST_LOOK);
  assert.deepEqual(placeOf('#v=1&curves=').checked, []);
});

test('a run is opened by its name in the laboratory of its task', () => {
  assert.equal(addressOf(run('abc')), '/#run=abc');
  assert.equal(addressOf(run('abc', {}, { task: 'copy' })), '/memory/#run=abc');
  assert.equal(runNamed('#v=1&hidden=3&run=abc'), 'abc');
  assert.equal(runNamed('#v=1'), null);
  assert.equal(charactersPerStep(SPEC), 50);
  assert.equal(charactersPerStep(/** @type {any} */ ({ task: 'hello', word: 'hello' })), 4);
  assert.equal(charactersPerStep(/** @type {any} */ ({ task: 'copy', batch: 16 })), 16);
  assert.ok(Number.isNaN(charactersPerStep({ task: 'copy' })));
  assert.equal(nameOf(run('a')), 'calm a');
  assert.equal(nameOf(run('a', {}, { name: 'mine' })), 'mine');
});

test('a glance has a small curve, the least loss and the newest speed', () => {
  const columns = ['step', 'smoothLoss', 'charactersPerSecond'];
  const rows = [
    [1, 4, null],
    [2, 2, 900],
    [3, 3, 0],
  ];
  const glance = glanceOf({ generation: 2, step: 3 }, { columns, rows });
  assert.deepEqual([glance.generation, glance.least, glance.speed], [2, 2, 900]);
  assert.equal(glance.path, 'M2.0 2.0L50.0 26.0L98.0 14.0');
  assert.equal(pathOf([1], [1]), '');
  const paused = run('a', { status: 'paused', charactersPerSecond: 0, smoothLoss: 3 });
  assert.equal(speedOf(paused, glance), 900);
  assert.deepEqual(bestOf(paused, glance), { loss: 2, validated: false });
  assert.deepEqual(bestOf({ ...paused, bestValidationLoss: 1.5 }, glance), {
    loss: 1.5,
    validated: true,
  });
});

test('a fork asks only for what was changed', () => {
  const parent = run('a');
  const fork = forkOf(parent, 7);
  const fields = ['learningRate', 'dropout', 'sequenceLength', 'batch', 'name'];
  assert.deepEqual(Object.keys(fork.values), fields);
  fork.values.dropout = '0.5';
  fork.values.name = ' mine ';
  assert.deepEqual(settingsOf(fork, parent), { step: 7, name: 'mine', dropout: 0.5 });
  fork.values.dropout = '';
  assert.equal(settingsOf(fork, parent).dropout, '', 'the server says what is wrong with it');
  assert.equal(settingsOf(forkOf(parent, 7), parent, 'plays').corpus, undefined);
  assert.deepEqual(settingsOf(forkOf(parent, null), parent, 'poems'), {
    name: '',
    corpus: 'poems',
  });
});

test('a fork says what begins anew, and has steps to come', () => {
  const parent = run('a', {}, { optimizer: 'adam', maxSteps: 600 });
  const fork = forkOf(parent, 600);
  assert.equal(fork.values.maxSteps, '1200', 'a run that has ended goes on as long again');
  assert.equal(forkOf(parent, 599).values.maxSteps, '600');
  assert.deepEqual(anew(fork, parent), []);
  fork.values.optimizer = 'sgd';
  fork.values.batch = '3';
  assert.deepEqual(anew(fork, parent), ['statistics', 'windows']);
  const word = run('b', {}, { task: 'hello', maxSteps: 1000 });
  assert.deepEqual(Object.keys(forkOf(word, 5).values), [
    'learningRate',
    'dropout',
    'maxSteps',
    'name',
  ]);
  assert.equal(forkOf(word, 1000).values.maxSteps, '2000', 'a word, too');
});

test('symbols of which nothing would be seen have names, and shares are told from nothing', () => {
  const words = wordsOf('en');
  const named = (/** @type {string} */ symbol, code = '', name = '') =>
    shownAs({ symbol, code, name }, words);
  assert.deepEqual(named('é', 'U+00E9'), { text: 'é', unseen: false });
  assert.deepEqual(named('\n'), { text: 'line end', unseen: true });
  assert.deepEqual(named(' '), { text: 'space', unseen: true });
  assert.deepEqual(named('\u200b', 'U+200B', 'ZERO WIDTH SPACE'), {
    text: 'U+200B zero width space',
    unseen: true,
  });
  assert.deepEqual([0, 0.00001, 0.00123, 0.5, 0.99123, 0.99999, 1].map(percent), [
    '0 %',
    '< 0.01 %',
    '0.12 %',
    '50 %',
    '99.12 %',
    '100 %',
    '100 %',
  ]);
});

test('another page asks by its address to go on with a run, and on which text', () => {
  assert.deepEqual(goingOf(goingAddress('abc').replace('/runs/', '')), { text: null });
  assert.deepEqual(goingOf(goingAddress('abc', 'poems').replace('/runs/', '')), { text: 'poems' });
  assert.equal(placeOf(goingAddress('abc', '').replace('/runs/', '')).selected, 'abc');
  assert.equal(goingOf('#v=1&run=abc'), null);
});

test('a run that began with what another learnt has passes of its own text', () => {
  const steps = Float64Array.from([101, 150]);
  const series = /** @type {any} */ ({ length: 2, columns: { step: steps } });
  const child = run('a', { step: 150, epoch: 1, stepsPerEpoch: 50 });
  assert.deepEqual([...(positions('epochs', series, child) ?? [])], [0.02, 1]);
  assert.equal(windowsAt(101, child), 1);
  assert.equal(windowsAt(100, { ...child, step: 100, epoch: 0 }), 0, 'before its first step');
  const whole = run('a', { step: 150, epoch: 3, stepsPerEpoch: 50 });
  assert.equal(windowsAt(101, whole), 101);
});

test('the lines for PyTorch are those of the README', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  assert.ok(readme.includes(`\`\`\`python\n${PYTHON}\`\`\``));
  assert.equal(PYTHON.trim().split('\n').length, 10);
});

test('places on an axis are told briefly', () => {
  assert.equal(placeName('steps', 2_500_000), '2.5M');
  assert.equal(placeName('epochs', 0.25), '0.25');
  assert.equal(placeName('seconds', 90), '1 min 30 s');
});
