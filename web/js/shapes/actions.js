import { call, Refused, runCalls } from '../api.js';
import { Attachment } from '../attachment.js';
import { runActions } from '../run-actions.js';
import { addressOf } from './address.js';
import { firstOf, needsNewRun } from './defaults.js';
import { withEvent, withNews, withRun } from './reduce.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Shape} Shape
 * @typedef {ReturnType<typeof actionsOn>} Actions
 */

/** What one sees who has chosen nothing. @type {Shape} */
const FIRST = 'many-to-one';

/**
 * What a person, or the page itself, can do in the laboratory of the five shapes.
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

  /** @param {{input?: string}} asked */
  async function example(asked) {
    const { run } = store.state;
    if (run === null) {
      return;
    }
    try {
      await call('POST', `/api/runs/${run.id}/example`, asked);
      store.set({ faulty: false });
    } catch (refused) {
      if (refused instanceof Refused && refused.field === 'input') {
        store.set({ faulty: true });
      } else {
        attachment.tell(refused);
      }
    }
  }

  return {
    ...common,
    /** Shows the run that an address asks for, else the newest one of any shape, else a first one. @param {object | null} spec */
    open: (spec) => common.open(spec, firstOf(FIRST)),
    /** Shows the run of a shape with its default settings: the one that is there, or a new one. @param {Shape} shape */
    async shape(shape) {
      if (store.state.run !== null && store.state.run.spec.shape !== shape) {
        await attachment.once(async () => {
          await attachment.showFound(async () => {
            const runs = await runCalls.runs();
            const there = runs.find(
              (run) => run.spec.task === 'shapes' && run.spec.shape === shape,
            );
            return there ?? runCalls.attach(firstOf(shape));
          });
        });
      }
    },
    /** Another example that the network is tried on. */
    async next() {
      store.set({ faulty: false });
      await example({});
    },
    /** An example of one's own, as it stands in its field. @param {string} typed */
    async read(typed) {
      store.set({ typed });
      await example({ input: typed });
    },
  };
}
