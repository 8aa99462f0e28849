import { runCalls } from './api.js';
import { withoutFaults } from './fields.js';
import { overtaken } from './following.js';
import { fieldsOf, join, joined } from './joined.js';
import { runNamed } from './url.js';

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
  let commands = 0;

  /** @param {(run: R) => Promise<R>} command @param {() => boolean} [telling] whether the answer tells how the run stands */
  async function onRun(command, telling = () => true) {
    const { run } = store.state;
    if (run !== null) {
      await attachment.once(async () => {
        const next = await command(run);
        store.set((state) =>
          telling() && !overtaken(next, state.run) ? withNews(state, next) : state,
        );
      });
    }
  }

  /** The answer tells nothing once another of these was given: that one's may have come before. @param {'train' | 'pause' | 'step' | 'reset'} name */
  function command(name) {
    const number = ++commands;
    return onRun(
      (run) => calls.command(run.id, name),
      () => number === commands,
    );
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

  /**
   * Shows a run by its id; whether the server has it and it is of that task.
   * @param {string} id
   * @param {string} task
   * @param {() => boolean} latest whether it is still asked for
   */
  async function showNamed(id, task, latest) {
    let there = false;
    await attachment.persistently(async () => {
      const run = (await calls.runs()).find((one) => one.id === id && one.spec.task === task);
      there = run !== undefined;
      if (run !== undefined && latest()) {
        attachment.named = id;
        attachment.show(run);
      }
    });
    return there;
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
     * Shows the run that an address names or whose settings it tells, else the newest one of the task, else a first one.
     * @param {object | null} spec
     * @param {Partial<S> & {task: string}} first
     */
    async open(spec, first) {
      const latest = attachment.turn();
      /** @param {() => Promise<R | null>} find */
      const show = (find) =>
        attachment.persistently(async () => {
          await attachment.showFound(find, latest);
        });
      const id = runNamed(location.hash);
      if (id !== null && (await showNamed(id, first.task, latest))) {
        return;
      }
      if (spec !== null) {
        await show(() => calls.attach(spec));
      }
      if (store.state.run === null) {
        await show(async () => {
          const runs = await calls.runs();
          const newest = runs.find((run) => run.spec.task === first.task);
          return newest ?? (latest() ? calls.attach(first) : null);
        });
      }
    },
    train: () => command('train'),
    pause: () => command('pause'),
    step: () => command('step'),
    /** Back to step 0, with the settings that are chosen now. */
    async reset() {
      const { run, draft } = store.state;
      if (run !== null && needsNewRun(draft, run.spec)) {
        await startInstead(draft);
      } else {
        await command('reset');
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
