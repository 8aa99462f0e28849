import { api } from './api.js';
import { Attachment } from './attachment.js';
import { corpusActions } from './corpora/actions.js';
import { withStarted } from './corpora/reduce.js';
import { loadCorpus } from './corpus.js';
import { courtActions } from './court/actions.js';
import { DEFAULTS, needsNewRun } from './defaults.js';
import { withEvent, withNews, withReading, withRun, withSample } from './reduce.js';
import { runActions } from './run-actions.js';
import { hashOf } from './url.js';

/**
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').State} State
 * @typedef {import('./joined.js').Change} Change
 * @typedef {ReturnType<typeof actionsOn>} Actions
 */

/**
 * What a person, or the page itself, can do. Views call these and know neither the server nor the socket.
 * @param {import('./store.js').Store} store
 * @param {import('./series.js').Series} series
 */
export function actionsOn(store, series) {
  /** @type {Attachment<Spec, Run, State>} */
  const attachment = new Attachment(store, {
    withRun: (state, run) => withRun(state, series, run),
    withEvent: (state, event) => withReading(withEvent(state, series, event), performance.now()),
    hashOf: (spec) => hashOf(spec, DEFAULTS),
    shown: (run) => {
      store.set((state) => withStarted(state, run));
      loadCorpus(store, attachment, run.corpus.id);
    },
  });
  const common = runActions(store, attachment, {
    withNews: (state, run) => withNews(state, series, run),
    needsNewRun,
  });

  return {
    ...common,
    court: courtActions(store, () => matchMedia('(prefers-reduced-motion: reduce)').matches),
    ...corpusActions(store, attachment, common.startInstead),
    /** Shows the run that an address asks for, else the newest one, else a first one. @param {Change | null} spec */
    open: (spec) => common.open(spec, { task: 'text' }),
    /** One more sample than the run draws by itself. */
    async sampleNow() {
      const { run, draft } = store.state;
      if (run === null) {
        return;
      }
      await attachment.once(async () => {
        const { length, temperature, prime } = draft.sampling;
        const seed = Math.floor(Math.random() * 2 ** 31);
        const sample = await api.sample(run.id, { length, temperature, prime, seed });
        store.set((state) => withOwnSample(state, run, sample));
      });
    },
    /** Checks the gradients of the run, after breaking what is chosen to be broken. */
    async checkGradients() {
      const { run, check } = store.state;
      if (run === null) {
        return;
      }
      const { broken } = check;
      store.set({ check: { ...check, phase: 'checking' } });
      /** @type {Partial<State['check']>} */
      let found;
      try {
        const result = await api.checkGradients(run.id, broken);
        found = { phase: 'done', result: { ...result, broken } };
      } catch (refused) {
        found = { phase: 'refused', result: null, message: attachment.reasonOf(refused) };
      }
      store.set((state) =>
        state.run?.id === run.id ? { ...state, check: { ...state.check, ...found } } : state,
      );
    },
  };
}

/**
 * The state with a sample that was asked for here. Its sequence puts it after the newest one of the run.
 * @param {State} state
 * @param {Run} run
 * @param {{text: string, step: number, temperature: number, prime: string}} sample
 * @returns {State}
 */
function withOwnSample(state, run, sample) {
  if (state.run?.id !== run.id || state.run.generation !== run.generation) {
    return state;
  }
  const { epoch, smoothLoss } = state.run;
  const sequence = (state.samples[0]?.sequence ?? 0) + 1e-6;
  const own = { ...sample, sequence, epoch, loss: smoothLoss };
  return { ...state, samples: withSample(state.samples, own) };
}
