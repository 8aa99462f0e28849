import { api, Refused, upload } from './api.js';
import { Attachment } from './attachment.js';
import { loadCorpus } from './corpus.js';
import { courtActions } from './court/actions.js';
import { DEFAULTS, needsNewRun } from './defaults.js';
import { NO_UPLOAD, withEvent, withNews, withReading, withRun, withSample } from './reduce.js';
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
    shown: (run) => loadCorpus(store, attachment, run.corpus.id),
  });
  const common = runActions(store, attachment, {
    withNews: (state, run) => withNews(state, series, run),
    needsNewRun,
  });
  const { startInstead } = common;

  return {
    ...common,
    court: courtActions(store, () => matchMedia('(prefers-reduced-motion: reduce)').matches),
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
    /** Sends a text and keeps what the server says of it. @param {string} name @param {Blob} text */
    async send(name, text) {
      const sending = { ...NO_UPLOAD, phase: /** @type {const} */ ('sending'), name };
      store.set({ upload: sending });
      try {
        const corpus = await upload(name, text, (progress) =>
          store.set({ upload: { ...sending, progress } }),
        );
        store.set({ upload: { ...sending, phase: 'done', progress: 1, corpus } });
        store.set({ corpora: await api.corpora() });
      } catch (refused) {
        if (!(refused instanceof Refused)) {
          throw refused;
        }
        const unreachable = refused.status === 0;
        const message = unreachable ? attachment.words()('text.unreachable') : refused.message;
        store.set({ upload: { ...sending, phase: 'refused', message } });
      }
    },
    /** Looks at a text that is on the server, to train on it or not. @param {string} id */
    lookAt: (id) =>
      attachment.once(async () => {
        const corpus = await api.corpus(id);
        store.set({ upload: { ...NO_UPLOAD, phase: 'done', name: corpus.name, corpus } });
      }),
    /** Puts away the text that was sent or looked at. */
    putAway: () => store.set({ upload: NO_UPLOAD }),
    /** A new run on another text, with the settings that are chosen now. @param {string} corpus */
    async trainOn(corpus) {
      const { draft } = store.state;
      await startInstead({ ...draft, corpus, sampling: { ...draft.sampling, prime: '' } });
      if (store.state.run?.corpus.id === corpus) {
        store.set({ upload: NO_UPLOAD });
      }
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
