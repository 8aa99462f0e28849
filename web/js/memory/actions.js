import { runCalls } from '../api.js';
import { Attachment } from '../attachment.js';
import { runActions } from '../run-actions.js';
import { runNamed } from '../url.js';
import { ablate } from './ablating.js';
import { addressOf, specAt } from './address.js';
import { memoryCalls } from './api.js';
import { FIRST, isTask, needsNewRun } from './defaults.js';
import { pressedPlay, sought } from './playing.js';
import { NOTHING_ASKED, withEvent, withNews, withPin, withRun } from './reduce.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Task} Task
 * @typedef {import('./types.js').Asked} Asked
 * @typedef {import('./types.js').Mechanism} Mechanism
 * @typedef {ReturnType<typeof actionsOn>} Actions
 */

/**
 * What a person, or the page itself, can do in the laboratory of memory.
 * @param {import('../store.js').Store<State>} store
 * @param {import('../series.js').Series} series
 */
export function actionsOn(store, series) {
  /** @type {Attachment<Spec, Run, State>} */
  const attachment = new Attachment(store, {
    withRun: (state, run) => withRun(state, series, run),
    withEvent: (state, event) => withEvent(state, series, event),
    hashOf: addressOf,
  });
  const common = runActions(store, attachment, {
    withNews: (state, run) => withNews(state, series, run),
    needsNewRun,
  });

  /** The run of an address that names it, if the server still has it. @param {string | null} id @param {() => boolean} latest */
  async function named(id, latest) {
    if (id !== null) {
      const there = await attachment.showFound(async () => {
        const runs = await runCalls.runs();
        return runs.find((run) => run.id === id) ?? null;
      }, latest);
      return there !== null;
    }
    return false;
  }

  /** Shows a run and pauses the one that is left, if it is one of this page and learns: two at once would be slow. @param {() => Promise<Run>} find @param {Run} left */
  async function change(find, left) {
    const next = await attachment.showFound(find);
    if (next.id !== left.id && left.status === 'training' && isTask(left.spec)) {
      await runCalls.command(left.id, 'pause');
    }
  }

  /** @param {Partial<Asked>} change */
  function ask(change) {
    store.set((state) => ({
      ...state,
      asked: { ...state.asked, ...change },
      t: null,
      playing: false,
      refusal: '',
    }));
  }

  return {
    ...common,
    /** Shows the run that an address asks for, else the newest one on any task, else a first one. @param {string} hash */
    async open(hash) {
      const latest = attachment.turn();
      let found = false;
      await attachment.persistently(async () => {
        found = await named(runNamed(hash), latest);
      });
      const spec = specAt(hash);
      if (!found && spec === null && store.state.run === null) {
        await attachment.persistently(async () => {
          await attachment.showFound(async () => {
            const runs = await runCalls.runs();
            const newest = runs.find((one) => isTask(one.spec));
            return newest ?? (latest() ? runCalls.attach(FIRST) : null);
          }, latest);
        });
      } else if (!found && latest()) {
        await common.open(spec, FIRST);
      }
    },
    /** Shows the newest run on a task, with the cell that is shown if there is one: or a new one. @param {Task} task */
    async task(task) {
      const { run } = store.state;
      if (run !== null && run.spec.task !== task) {
        await attachment.once(() =>
          change(async () => {
            const runs = await runCalls.runs();
            return runs.find((one) => one.spec.task === task) ?? runCalls.attach({ task });
          }, run),
        );
      }
    },
    /** Another cell on the same task, with the same settings: the run that is there, or a new one. @param {string} cell */
    async cell(cell) {
      const { run } = store.state;
      if (run !== null && isTask(run.spec) && run.spec.cell !== cell) {
        store.set(withPin);
        const spec = { ...run.spec, cell, name: '' };
        await attachment.once(() => change(() => runCalls.attach(spec), run));
      }
    },
    /** Another example; of what was refused nothing stays. */
    next() {
      const { asked, refusal } = store.state;
      const kept = refusal === '' ? asked : NOTHING_ASKED;
      ask({ ...kept, number: asked.number + 1, text: '' });
    },
    /** What example, or text, the network goes through. */
    ask,
    /** Back to what the server shows by itself, with all mechanisms. */
    follow: () =>
      store.set({ asked: NOTHING_ASKED, without: [], answer: null, refusal: '', t: null }),
    /** Leaves a mechanism out of what is seen, or takes it in again. @param {Mechanism} mechanism */
    leaveOut(mechanism) {
      store.set((state) => ({
        ...state,
        without: state.without.includes(mechanism)
          ? state.without.filter((one) => one !== mechanism)
          : [...state.without, mechanism],
      }));
    },
    /** To another step in time. @param {Parameters<typeof sought>[1]} to */
    seek: (to) => store.set((state) => sought(state, to)),
    /** Plays the passage, or pauses it. */
    play: () => store.set(pressedPlay),
    /** Slots in the order of writing, or by number. @param {State['ordering']} ordering */
    order: (ordering) => store.set({ ordering }),
    /** Opens what explains a row, or closes it. @param {string} row */
    explain(row) {
      store.set((state) => ({
        ...state,
        opened: state.opened.includes(row)
          ? state.opened.filter((one) => one !== row)
          : [...state.opened, row],
      }));
    },
    /** Measures what each mechanism is worth. */
    ablate: () => ablate(store, memoryCalls, (refused) => attachment.reasonOf(refused)),
    /** Keeps the accuracy by length of this network in sight. */
    pin: () => store.set(withPin),
    /** @param {string} id of a run */
    unpin: (id) =>
      store.set((state) => ({ ...state, pinned: state.pinned.filter((one) => one.run !== id) })),
  };
}
