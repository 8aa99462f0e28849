import { Attachment } from '../attachment.js';
import { runActions } from '../run-actions.js';
import { hashOf } from '../url.js';
import { DEFAULTS, FIRST, needsNewRun } from './defaults.js';
import { withEvent, withNews, withRun } from './reduce.js';
import { faultOf, wordOf } from './wording.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Run} Run
 * @typedef {ReturnType<typeof actionsOn>} Actions
 */

/**
 * What a person can do in the laboratory "hello".
 * @param {import('../store.js').Store<State>} store
 * @param {import('../series.js').Series} series
 */
export function actionsOn(store, series) {
  /** @type {Attachment<Spec, Run, State>} */
  const attachment = new Attachment(store, {
    withRun: (state, run) => withRun(state, series, run),
    withEvent: (state, event) => withEvent(state, series, event),
    hashOf: (spec) => hashOf(spec, DEFAULTS),
  });
  const common = runActions(store, attachment, {
    withNews: (state, run) => withNews(state, series, run),
    needsNewRun,
  });

  /** A new run that trains if the one that is shown does. @param {Spec} spec */
  async function begin(spec) {
    const start = store.state.run?.status === 'training';
    await common.startInstead(/** @type {Spec} */ ({ ...spec, ...paused(start) }));
  }

  return {
    ...common,
    /** Shows the run that an address asks for, else the newest of its kind, else a first one that waits for a step. @param {object | null} spec */
    open: (spec) =>
      common.open(spec && { ...spec, ...paused(false) }, { ...FIRST, ...paused(false) }),
    /** Back to step 0, with the settings that are chosen now. */
    async reset() {
      const { run, draft } = store.state;
      if (run !== null && needsNewRun(draft, run.spec)) {
        await begin(draft);
      } else {
        await common.reset();
      }
    },
    /** Shows how a number comes about. @param {import('./types.js').Opened} opened */
    show: (opened) => store.set({ opened }),
    /** Another word, as it is typed. @param {string} text */
    type: (text) => store.set({ typed: { text, fault: null } }),
    /** Learns the word that is typed, unless it cannot be learnt. */
    async learn() {
      const { typed, draft } = store.state;
      const text = typed?.text ?? draft.word;
      const fault = faultOf(text);
      if (fault === null) {
        await begin({ ...draft, word: wordOf(text) });
      } else {
        store.set({ typed: { text, fault } });
      }
    },
  };
}

/** What tells the server whether a new run is to train. @param {boolean} start */
function paused(start) {
  return /** @type {{}} */ ({ start });
}
