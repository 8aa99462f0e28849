import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Series } from '../js/series.js';
import { Curves } from '../js/runs/curves.js';
import { polling } from '../js/runs/polling.js';
import { firstState as firstOfRuns, withSelected } from '../js/runs/reduce.js';
import { actionsOn } from '../js/shapes/actions.js';
import { DEFAULTS } from '../js/shapes/defaults.js';
import { firstState } from '../js/shapes/reduce.js';
import { Store } from '../js/store.js';

/** Calls that wait for their answers, which the test gives in an order of its own. @type {{call: string, answer: (body: unknown) => Promise<void>}[]} */
let asked = [];

/** Until all that follows from an answer is done. */
const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

beforeEach(() => {
  asked = [];
  Object.assign(globalThis, {
    window: { setTimeout: () => 0, clearTimeout: () => {} },
    document: { addEventListener: () => {}, hidden: false },
    location: { protocol: 'http:', host: 'localhost', hash: '' },
    history: { replaceState: () => {} },
    WebSocket: class {
      close() {}
    },
    fetch: (/** @type {string} */ path, /** @type {{method: string}} */ { method }) =>
      new Promise((resolve) => {
        asked.push({
          call: `${method} ${path}`,
          answer: (body) => {
            resolve(new Response(JSON.stringify(body)));
            return settled();
          },
        });
      }),
  });
});

/** @param {string} id @param {import('../js/shapes/types.js').Shape} shape @param {object} [more] */
function run(id, shape, more = {}) {
  const known = { id, generation: 0, step: 7, status: 'paused', spec: DEFAULTS[shape] };
  return /** @type {any} */ ({ ...known, ...more });
}

/** The page of shapes on a run. @param {ReturnType<typeof run> | null} shown */
function page(shown) {
  const store = new Store({ ...firstState(), run: shown });
  return { store, actions: actionsOn(store, new Series()) };
}

test('of two shapes that are pressed the later one is shown, also when its run is found first', async () => {
  const { store, actions } = page(run('a', 'many-to-one'));
  const runs = [run('b', 'one-to-one'), run('c', 'one-to-many')];
  actions.shape('one-to-one');
  actions.shape('one-to-many');
  const [first, second] = asked;
  await second.answer(runs);
  assert.equal(store.state.run?.id, 'c');
  await first.answer(runs);
  assert.equal(store.state.run?.id, 'c');
});

test('a run that was begun before the first one was found stays', async () => {
  const { store, actions } = page(null);
  actions.open(null);
  actions.startInstead(DEFAULTS['one-to-one']);
  const [list, start] = asked;
  assert.deepEqual([list.call, start.call], ['GET /api/runs', 'POST /api/runs']);
  await start.answer(run('mine', 'one-to-one'));
  await list.answer([run('newest', 'many-to-one')]);
  assert.equal(store.state.run?.id, 'mine');
});

test('of two commands the answer to the later one tells how a run stands that takes no step', async () => {
  const { store, actions } = page(run('a', 'many-to-one'));
  actions.train();
  actions.pause();
  const [train, pause] = asked;
  await pause.answer(run('a', 'many-to-one', { status: 'paused' }));
  await train.answer(run('a', 'many-to-one', { status: 'training' }));
  assert.equal(store.state.run?.status, 'paused');
});

test('a run that is new stays looked into when a list comes that was asked for before there was it', async () => {
  const store = new Store(firstOfRuns());
  const polls = polling(store, new Curves());
  const old = { ...run('a', 'many-to-one'), secondsTrained: 0 };
  polls.now();
  await settled();
  await asked[0].answer([old]);
  polls.now();
  await settled();
  store.set((state) => withSelected(state, 'b'));
  polls.now();
  await asked[1].answer([old]);
  assert.equal(store.state.selected, 'b');
  await asked[2].answer([{ ...old, id: 'b' }, old]);
  assert.equal(store.state.selected, 'b');
  assert.deepEqual(
    store.state.runs?.map(({ id }) => id),
    ['b', 'a'],
  );
  assert.deepEqual(
    asked.map(({ call }) => call),
    ['GET /api/runs', 'GET /api/runs', 'GET /api/runs', 'GET /api/runs/b/checkpoints'],
  );
});
