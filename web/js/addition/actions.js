import { Attachment } from '../attachment.js';
import { runActions } from '../run-actions.js';
import { hashOf } from '../url.js';
import { NONE, any, pressed } from './clamps.js';
import { DEFAULTS, FIRST, needsNewRun } from './defaults.js';
import { EXPERIMENTS } from './experiments.js';
import { shownSum, withEvent, withNews, withRun } from './reduce.js';
import { ALL, stepped } from './reveal.js';
import { typing } from './typing.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Run} Run
 * @typedef {ReturnType<typeof actionsOn>} Actions
 */

/**
 * What a person, or the page itself, can do in the laboratory of addition.
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

  /** @param {{a?: string, b?: string}} texts those that changed */
  function type(texts) {
    store.set((state) => ({
      ...state,
      typed: typing(state.typed, texts, state.run?.spec.bits ?? DEFAULTS.bits),
    }));
  }

  return {
    ...common,
    /** Shows the run that an address asks for, else the newest one that adds, else a first one. @param {object | null} spec */
    open: (spec) => common.open(spec, FIRST),
    /** A new network, to see something with. @param {import('./experiments.js').Experiment} name */
    async experiment(name) {
      const { run } = store.state;
      await common.startInstead({
        ...DEFAULTS,
        ...EXPERIMENTS[name],
        pace: run?.spec.pace ?? FIRST.pace,
        seed: run?.spec.seed ?? DEFAULTS.seed,
      });
    },
    /** Pauses the picture of the sum, while training goes on. */
    hold: () => store.set((state) => ({ ...state, held: state.held ?? state.sum })),
    /** Lets the picture follow the training again. */
    follow: () => store.set({ held: null, ...ALL }),
    /** @param {boolean} backward whether the backward pass is shown */
    pass: (backward) => store.set({ backward, ...ALL }),
    /** To the next column, in the picture that is paused for that. @param {'left' | 'right'} way */
    move(way) {
      store.set((state) => {
        const sum = shownSum(state);
        const seen = sum && stepped(state, way, sum.bits, state.backward);
        return { ...state, held: state.held ?? state.sum, ...seen };
      });
    },
    /** One or both of the numbers to be added, as they are typed. */
    type,
    /** Clamps a unit, or frees it. @param {number} unit */
    press(unit) {
      const clamps = pressed(store.state.clamps, unit);
      store.set({
        clamps,
        pressed: unit,
        ...(any(clamps) ? {} : { clamped: null, clampedSum: null }),
      });
    },
    /** Frees all units. */
    free: () => store.set({ clamps: NONE, clamped: null, clampedSum: null }),
  };
}
