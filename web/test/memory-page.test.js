import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../js/api.js';
import { DEFAULTS as TEXT, needsNewRun as textNeedsNewRun } from '../js/defaults.js';
import { followed } from '../js/following.js';
import { wordsOf } from '../js/i18n/words.js';
import { fieldsOf } from '../js/joined.js';
import { ablate, ablatingAtRest, dearest, isCurrent, worths } from '../js/memory/ablating.js';
import { addressOf, specAt, watching } from '../js/memory/address.js';
import { asking, wanted } from '../js/memory/asking.js';
import { DEFAULTS, needsNewRun, TASKS } from '../js/memory/defaults.js';
import { played, pressedPlay, sought } from '../js/memory/playing.js';
import * as reduce from '../js/memory/reduce.js';
import { rowsOf } from '../js/memory/rows.js';
import { rowInWords, slotInWords, stepInWords, valueInWords } from '../js/memory/wording.js';
import { eventOf } from '../js/protocol.js';
import { Series } from '../js/series.js';
import { Store } from '../js/store.js';
import { hashOf, runNamed, specOf } from '../js/url.js';
import { copied, textPassage } from './memory-passages.js';

const words = wordsOf('en');

const RUN = /** @type {any} */ ({
  id: 'r1',
  spec: { ...DEFAULTS.copy, memory: { ...DEFAULTS.copy.memory } },
  status: 'training',
  generation: 0,
  step: 100,
});

/** @param {Partial<import('../js/memory/types.js').State>} more @returns {import('../js/memory/types.js').State} */
function state(more = {}) {
  const shown = reduce.withRun(reduce.firstState(), new Series(), RUN);
  return { ...shown, connection: 'open', ...more };
}

/** @param {number} step @param {number} [generation] */
function look(step, generation = 0) {
  return /** @type {any} */ ({ type: 'memory', sequence: step, generation, step, ...copied() });
}

const BY_LENGTH = [
  { length: 1, exact: 1, bitAccuracy: 1, trained: true },
  { length: 2, exact: 0.5, bitAccuracy: 0.8, trained: false },
];
const TRIED = { step: 100, length: 1, exact: 1, bitAccuracy: 1, loss: 0.01, byLength: BY_LENGTH };

test('the newest passage and the newest trial replace those before, and a new generation forgets both', () => {
  const series = new Series();
  let now = reduce.withEvent(state(), series, look(100));
  now = reduce.withEvent(now, series, look(110));
  now = reduce.withEvent(now, series, { type: 'tried', sequence: 3, generation: 0, ...TRIED });
  assert.equal(reduce.shownLook(now)?.step, 110);
  assert.equal(now.tried?.exact, 1);
  now = reduce.withEvent(now, series, look(1, 1));
  assert.equal(now.look?.step, 1);
  assert.equal(now.tried, null);
  assert.equal(reduce.withEvent(now, series, look(111)), now);
});

test('frames of memory and of trials are events of the page', () => {
  for (const type of ['memory', 'tried']) {
    assert.equal(eventOf(JSON.stringify({ type, sequence: 1, generation: 0 }))?.type, type);
  }
});

test('an evaluation without exact answers, as a text has it, is none of this page', () => {
  const event = /** @type {any} */ ({
    type: 'evaluated',
    sequence: 1,
    generation: 0,
    step: 5,
    validationLoss: 2,
  });
  assert.deepEqual(reduce.withEvent(state(), new Series(), event).evaluations, []);
});

test('what is asked is shown once it is answered, until then what is told', () => {
  const told = state({ look: look(100) });
  assert.equal(wanted(told), null);
  const asked = { ...told, asked: { ...reduce.NOTHING_ASKED, length: 12, number: 2 } };
  assert.equal(reduce.shownLook(asked)?.step, 100);
  assert.deepEqual(wanted(asked)?.question, { length: 12, number: 2, without: [] });
  const answered = { ...asked, answer: { ...copied(), step: 90 } };
  assert.equal(reduce.shownLook(answered)?.step, 90);
  assert.equal(reduce.shownLook({ ...answered, asked: reduce.NOTHING_ASKED })?.step, 100);
});

test('a text is asked for alone, and switches go with it', () => {
  const asked = { ...reduce.NOTHING_ASKED, text: 'To be', length: 3 };
  const question = wanted(state({ asked, without: ['links'] }))?.question;
  assert.deepEqual(question, { text: 'To be', without: ['links'] });
});

test('the same question is asked again when the network has learnt on, and of a network at rest once', () => {
  const without = /** @type {const} */ (['links']);
  const at = (/** @type {number} */ step, status = 'training') =>
    wanted(state({ without, look: look(step), run: { ...RUN, status, step: 500 } }))?.of;
  assert.notEqual(at(100), at(101));
  assert.equal(at(100, 'paused'), at(101, 'paused'));
  assert.equal(wanted(state({ without, connection: 'reconnecting' })), null);
});

test('an answer to a question that was changed meanwhile is not shown', async () => {
  const store = new Store(state({ look: look(100) }));
  /** @type {((found: any) => void)[]} */
  const waiting = [];
  const asked = /** @type {any[]} */ ([]);
  const stop = asking(store, {
    look: (_, question) => {
      asked.push(question);
      return new Promise((resolve) => waiting.push(resolve));
    },
  });
  /** @param {() => boolean} done */
  const until = async (done) => {
    while (!done()) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  store.set({ without: ['links'] });
  await until(() => waiting.length === 1);
  store.set({ without: ['content'] });
  waiting[0]({ ...copied(), step: 1 });
  await until(() => waiting.length === 2);
  assert.equal(store.state.answer, null);
  waiting[1]({ ...copied(), step: 2 });
  await until(() => store.state.answer !== null);
  assert.equal(store.state.answer?.step, 2);
  assert.deepEqual(
    asked.map((one) => one.without),
    [['links'], ['content']],
  );
  stop();
});

test('what the server refuses is said, and the last answer stays', async () => {
  const store = new Store(state({ look: look(100) }));
  const stop = asking(store, {
    look: () => Promise.reject(new Refused(400, 'unknown symbols: ☃', 'text')),
  });
  const refused = new Promise((resolve) => store.listen(() => store.state.refusal && resolve(1)));
  store.set({ asked: { ...reduce.NOTHING_ASKED, text: '☃' } });
  await refused;
  assert.equal(store.state.refusal, 'unknown symbols: ☃');
  assert.equal(reduce.shownLook(store.state)?.step, 100);
  stop();
});

test('a refused question is not asked again however much is learnt, another one at once', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const passed = () => t.mock.timers.tick(1000);
  const store = new Store(state({ look: look(100) }));
  const asked = /** @type {any[]} */ ([]);
  const stop = asking(store, {
    look(_, question) {
      asked.push(question.text);
      return question.text === '€'
        ? Promise.reject(new Refused(400, 'unknown symbols: €', 'text'))
        : Promise.resolve({ ...copied(), step: 103 });
    },
  });
  /** @param {() => unknown} done */
  const until = (done) =>
    new Promise((resolve) => {
      const end = store.listen(() => {
        if (done()) {
          end();
          resolve(1);
        }
      });
    });
  const refused = until(() => store.state.refusal);
  store.set({ asked: { ...reduce.NOTHING_ASKED, text: '€' } });
  passed();
  await refused;
  for (const step of [101, 102, 103]) {
    store.set({ look: look(step) });
    passed();
  }
  assert.deepEqual(asked, ['€']);
  const answered = until(() => store.state.answer);
  store.set({ asked: { ...reduce.NOTHING_ASKED, text: 'a' } });
  passed();
  await answered;
  assert.deepEqual(asked, ['€', 'a']);
  assert.equal(store.state.refusal, '');
  stop();
});

test('time goes by step by step to the end and begins anew from there', () => {
  let now = state({ look: look(100), t: 5 });
  now = pressedPlay(now);
  assert.deepEqual([now.playing, now.t], [true, 5]);
  now = played(now);
  assert.equal(now.t, 6);
  now = played(now);
  assert.deepEqual([now.playing, now.t], [false, 6]);
  now = pressedPlay(now);
  assert.deepEqual([now.playing, now.t], [true, 0]);
  assert.equal(pressedPlay(now).playing, false);
});

test('a step is sought within the passage, and that ends playing', () => {
  const now = state({ look: look(100), playing: true });
  assert.equal(sought(now, 'on').t, 5);
  assert.equal(sought(now, 'back').t, 3);
  assert.equal(sought(now, 'first').t, 0);
  assert.equal(sought(now, 'last').t, 6);
  assert.equal(sought(now, 99).t, 6);
  assert.equal(sought(now, 2).playing, false);
  assert.equal(sought(state(), 2).t, null);
});

test('accuracies by length of three networks stay in sight, of each the newest, those of another task apart', () => {
  let now = state({ tried: TRIED });
  now = reduce.withPin(reduce.withPin(now));
  assert.equal(now.pinned.length, 1);
  for (const id of ['r2', 'r3', 'r4']) {
    now = reduce.withPin({ ...now, run: { ...RUN, id, spec: { ...RUN.spec, cell: 'lstm' } } });
  }
  assert.deepEqual(
    now.pinned.map(({ run }) => run),
    ['r2', 'r3', 'r4'],
  );
  assert.equal(reduce.pinnedBeside(now).length, 3);
  const other = { ...now, run: { ...RUN, spec: DEFAULTS.echo } };
  assert.equal(reduce.pinnedBeside(other).length, 0);
  assert.equal(reduce.withPin(state()).pinned.length, 0);
});

const FOUND = {
  step: 100,
  rows: /** @type {import('../js/memory/types.js').Ablation[]} */ ([
    { without: null, loss: 0.1, exact: 0.9 },
    { without: 'content', loss: 0.3, exact: 0.5 },
    { without: 'links', loss: 0.7, exact: 0 },
    { without: 'strengths', loss: 0.09, exact: 0.9 },
  ]),
};

test('a mechanism is worth the loss that there is without it', () => {
  const links = worths(FOUND)[2];
  assert.ok(Math.abs((links.lossMore ?? 0) - 0.6) < 1e-9);
  assert.equal(links.exactLess, 0.9);
  assert.equal(worths(FOUND)[0].lossMore, null);
  assert.equal(dearest(FOUND), 'links');
  assert.equal(dearest({ step: 1, rows: FOUND.rows.slice(0, 1) }), null);
});

test('it is measured anew when training stops, but only after somebody has asked', async () => {
  const store = new Store(state());
  let measured = 0;
  const measure = () => {
    measured++;
    return ablate(
      store,
      { ablations: async () => ({ ...FOUND, step: 100 + 50 * (measured - 1) }) },
      String,
    );
  };
  const stop = ablatingAtRest(store, measure);
  store.set({ run: { ...RUN, status: 'paused', step: 150 } });
  assert.equal(measured, 0);
  await measure();
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(measured, 2);
  assert.equal(isCurrent(store.state), true);
  stop();
});

test('a step is told in words', () => {
  const passage = copied();
  assert.equal(
    stepInWords(passage, 0, words),
    'Reads 10. Writes to slot 3 (90 %). ' +
      'Head 1 reads next to nothing. ' +
      'Head 2 reads a mix of slots, most from slot 1 (30 %).',
  );
  const last = stepInWords(passage, 6, words);
  assert.match(last, /^Reads nothing\. Answers 00: one bit is wrong\. Writes next to nothing\./);
  assert.match(last, /Head 1 reads slot 4 \(90 %\), going on to what was written next\./);
  assert.match(stepInWords(passage, 3, words), /^Reads the sign “now answer”\./);
  assert.equal(
    stepInWords(textPassage(), 0, words),
    'Reads “h”. Expects “e” next (63 %). Surprise: 1.000 nats.',
  );
});

test('a reading of all slots alike names none of them', () => {
  const passage = copied();
  /** @type {any} */ (passage.memory).readWeightings[4][1] = [0.25, 0.25, 0.26, 0.24];
  assert.match(stepInWords(passage, 4, words), /Head 2 reads all slots alike\./);
  assert.match(stepInWords(passage, 5, words), /Head 2 reads a mix of slots, most from slot 1/);
});

test('a value is told with its row, its line and its step, and a slot by its own number wherever it stands', () => {
  const passage = copied();
  const row = (/** @type {string} */ id) =>
    /** @type {any} */ (rowsOf(passage, 'writing').find((one) => one.id === id));
  const said = (/** @type {string} */ id, /** @type {number} */ t, /** @type {number} */ line) =>
    valueInWords(row(id), t, line, passage, words);
  assert.equal(said('writeWeighting', 0, 0), 'writes to · slot 3, step 1: 0.90');
  assert.equal(said('readWeightings-2', 4, 1), 'reads from, head 2 · slot 1, step 5: 0.30');
  assert.equal(said('input', 3, 2), 'reads · now answer, step 4: 1');
  assert.equal(said('target', 0, 1), 'right answer · bit 2, step 1: not asked');
  assert.equal(said('readModes-1', 6, 2), 'how it reads, head 1 · forward, step 7: 0.70');
  assert.equal(said('freeGates', 6, 0), 'free gates · head 1, step 7: 0.90');
  assert.equal(rowInWords(row('usage'), 6, passage, words), 'in use · slot 3, step 7: 0.90');
  assert.equal(
    slotInWords(/** @type {any} */ (passage.memory), 0, 2, words),
    'Slot 3: written 0.90, read 0.02, 0.20, in use 0.90',
  );
});

test('an address says the task, and of the rest what differs from its defaults, switches too', () => {
  for (const task of TASKS) {
    assert.equal(addressOf(DEFAULTS[task], RUN), `#v=1&task=${task}`);
    assert.deepEqual(specAt(`#v=1&task=${task}`), { task });
  }
  const spec = {
    ...DEFAULTS.echo,
    delay: 7,
    curriculum: !DEFAULTS.echo.curriculum,
    memory: { ...DEFAULTS.echo.memory, slots: 5, links: false },
  };
  const hash = addressOf(spec, RUN);
  assert.equal(
    hash,
    `#v=1&task=echo&delay=7&curriculum=${spec.curriculum}&memory.slots=5&memory.links=false`,
  );
  assert.deepEqual(specAt(hash), {
    task: 'echo',
    delay: 7,
    curriculum: spec.curriculum,
    memory: { slots: 5, links: false },
  });
  assert.equal(specAt('#v=1&task=origami'), null);
  assert.equal(specAt(''), null);
});

test('a text run is watched by its id, and by its settings should it be gone', () => {
  const spec = { ...TEXT, cell: 'dnc', memory: { ...TEXT.memory, readHeads: 2 } };
  const address = watching({ id: 'r 7', spec });
  assert.equal(address, '/memory/#v=1&task=text&cell=dnc&memory.readHeads=2&run=r%207');
  const hash = address.slice('/memory/'.length);
  assert.equal(runNamed(hash), 'r 7');
  assert.deepEqual(specAt(hash), { task: 'text', cell: 'dnc', memory: { readHeads: 2 } });
  assert.equal(runNamed('#v=1&task=copy'), null);
});

test('a switch in an address is on or off and nothing else', () => {
  const text = hashOf({ ...TEXT, memory: { ...TEXT.memory, carried: false } }, TEXT);
  assert.equal(text, '#v=1&memory.carried=false');
  assert.deepEqual(specOf(text, TEXT), { task: 'text', memory: { carried: false } });
  assert.deepEqual(specOf('#v=1&memory.carried=maybe', TEXT), { task: 'text' });
});

test('another memory needs another run, the same one in other objects does not', () => {
  const more = { ...DEFAULTS.copy, memory: { ...DEFAULTS.copy.memory, slots: 9 } };
  assert.equal(needsNewRun(RUN.spec, DEFAULTS.copy), false);
  assert.equal(needsNewRun(RUN.spec, more), true);
  assert.equal(needsNewRun({ ...RUN.spec, learningRate: 1 }, RUN.spec), false);
  const text = { ...TEXT, memory: { ...TEXT.memory } };
  assert.equal(textNeedsNewRun(text, TEXT), false);
  assert.equal(textNeedsNewRun({ ...text, memory: { ...text.memory, slots: 3 } }, TEXT), true);
  const older = { ...text, memory: { ...text.memory, carried: undefined } };
  delete older.memory.carried;
  assert.equal(textNeedsNewRun(older, TEXT), false);
});

test('a memory that is chosen here stays when the run is heard of again', () => {
  const chosen = { ...RUN.spec, memory: { ...RUN.spec.memory, slots: 32 } };
  const after = { ...RUN.spec, memory: { ...RUN.spec.memory, width: 8 } };
  const draft = followed(chosen, RUN.spec, after);
  assert.equal(draft.memory.slots, 32);
  assert.equal(draft.memory.width, 8);
});

test('a change of the memory mends what was wrong with its fields', () => {
  const change = /** @type {any} */ ({ memory: { slots: 5, width: 6 } });
  assert.deepEqual(fieldsOf(change), ['memory.slots', 'memory.width']);
});
