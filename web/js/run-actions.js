import { runCalls } from './api.js';
import { withoutFaults } from './fields.js';
import { overtaken } from './following.js';
import { fieldsOf, join, joined } from './joined.js';

/** @typedef {import('./joined.js').Change} Change */

/**
 * What differs from task to task: the state after the run is heard of again, and whether two specs need different runs.
 * @template {{task: string}} S spec
 * @template {import('./types.js').BasicRun<S>} R run
 * @template {import('./types.js').Common<S, R>} A state
 * @typedef {{withNews: (state: A, run: R) => A, needsNewRun: (a: S, b: S) => boolean}} Ways
 */

/**
 * What can be done with a run of any task.
 * @template {{task: string}} S spec
 * @template {import('./types.js').BasicRun<S>} R run
 * @template {import('./types.js').Common<S, R>} A state
 * @param {import('./store.js').Store<A>} store
 * @param {import('./attachment.js').Attachment<S, R, A>} attachment
 * @param {Ways<S, R, A>} ways
 */
export function runActions(store, attachment, { withNews, needsNewRun }) {
  /** @type {import('./api.js').RunCalls<S, R>} */
  const calls = runCalls;
  /** Sets what the states of all tasks have. @param {Partial<A>} look */
  const look = (look) => store.set(look);

  /** @param {(run: R) => Promise<R>} command */
  async function onRun(command) {
    const { run } = store.state;
    if (run !== null) {
      await attachment.once(async () => {
        const next = await command(run);
        store.set((state) => (overtaken(next, state.run) ? state : withNews(state, next)));
      });
    }
  }

  /** A new run instead of the one that is shown, which is paused. @param {S} spec */
  async function startInstead(spec) {
    store.set((state) => ({ ...state, faults: {} }));
    await attachment.once(async () => {
      const before = store.state.run;
      const run = await calls.start({ ...spec, name: '' });
      attachment.show(run);
      if (before?.status === 'training') {
        await calls.command(before.id, 'pause');
      }
    });
  }

  const send = joined(async (change) => {
    await onRun((run) => calls.change(run.id, change));
    attachment.remember();
  });

  /** Puts a change into the draft and forgets what was wrong with its fields. @param {Change} change */
  function draw(change) {
    store.set((state) => ({
      ...state,
      draft: /** @type {S} */ (/** @type {unknown} */ (join(state.draft, change))),
      faults: withoutFaults(state.faults, fieldsOf(change)),
    }));
  }

  return {
    startInstead,
    look,
    /**
     * Shows the run that an address asks for, else the newest one of the task, else a first one.
     * @param {object | null} spec
     * @param {Partial<S> & {task: string}} first
     */
    async open(spec, first) {
      if (spec !== null) {
        await attachment.persistently(async () => attachment.show(await calls.attach(spec)));
      }
      if (store.state.run === null) {
        await attachment.persistently(async () => {
          const runs = await calls.runs();
          const newest = runs.find((run) => run.spec.task === first.task);
          attachment.show(newest ?? (await calls.attach(first)));
        });
      }
    },
    train: () => onRun((run) => calls.command(run.id, 'train')),
    pause: () => onRun((run) => calls.command(run.id, 'pause')),
    step: () => onRun((run) => calls.command(run.id, 'step')),
    /** Back to step 0, with the settings that are chosen now. */
    async reset() {
      const { run, draft } = store.state;
      if (run !== null && needsNewRun(draft, run.spec)) {
        await startInstead(draft);
      } else {
        await onRun((one) => calls.command(one.id, 'reset'));
      }
    },
    /** Back to the last good state of a run that has diverged, with half the rate. */
    async rollBack() {
      await onRun((one) => calls.rollBack(one.id));
      attachment.remember();
    },
    /** A new run from the same settings but another learning rate. @param {number} learningRate */
    async resetWithRate(learningRate) {
      const { run } = store.state;
      if (run !== null) {
        await startInstead({ ...run.spec, learningRate });
      }
    },
    /** Chooses a setting that takes effect with the next run. @param {Partial<S>} change */
    choose: (change) => draw(/** @type {Change} */ (change)),
    /** Changes what may change while it trains. @param {Change} change */
    change(change) {
      draw(change);
      send(change);
    },
  };
}
