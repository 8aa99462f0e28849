import { api, Refused, upload } from './api.js';
import { Attachment } from './attachment.js';
import { needsNewRun } from './defaults.js';
import { withoutFaults } from './fields.js';
import { fieldsOf, join, joined } from './joined.js';
import { NO_UPLOAD, withNews, withSample } from './reduce.js';

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
  const attachment = new Attachment(store, series);

  /** @param {(run: Run) => Promise<Run>} command */
  async function onRun(command) {
    const { run } = store.state;
    if (run !== null) {
      await attachment.once(async () => {
        const next = await command(run);
        store.set((state) => withNews(state, series, next));
      });
    }
  }

  /** A new run instead of the one that is shown, which is paused. @param {Spec} spec */
  async function startInstead(spec) {
    store.set({ faults: {} });
    await attachment.once(async () => {
      const before = store.state.run;
      const run = await api.start({ ...spec, name: '' });
      attachment.show(run);
      if (before?.status === 'training') {
        await api.command(before.id, 'pause');
      }
    });
  }

  const send = joined(async (change) => {
    await onRun((run) => api.change(run.id, change));
    attachment.remember();
  });

  /** Puts a change into the draft and forgets what was wrong with its fields. @param {Change} change */
  function draw(change) {
    const faults = withoutFaults(store.state.faults, fieldsOf(change));
    const draft = /** @type {Spec} */ (join(store.state.draft, change));
    store.set({ draft, faults });
  }

  return {
    /** Shows the run that an address asks for, else the newest one, else a first one. @param {Change | null} spec */
    async open(spec) {
      if (spec !== null) {
        await attachment.persistently(async () => attachment.show(await api.attach(spec)));
      }
      if (store.state.run === null) {
        await attachment.persistently(async () => {
          const runs = await api.runs();
          attachment.show(runs[0] ?? (await api.attach({ task: 'text' })));
        });
      }
    },
    train: () => onRun((run) => api.command(run.id, 'train')),
    pause: () => onRun((run) => api.command(run.id, 'pause')),
    step: () => onRun((run) => api.command(run.id, 'step')),
    /** Back to step 0, with the settings that are chosen now. */
    async reset() {
      const { run, draft } = store.state;
      if (run !== null && needsNewRun(draft, run.spec)) {
        await startInstead(draft);
      } else {
        await onRun((one) => api.command(one.id, 'reset'));
      }
    },
    /** Back to the last good state of a run that has diverged, with half the rate. */
    async rollBack() {
      await onRun((one) => api.rollBack(one.id));
      attachment.remember();
    },
    /** A new run from the same settings but another learning rate. @param {number} learningRate */
    async resetWithRate(learningRate) {
      const { run } = store.state;
      if (run !== null) {
        await startInstead({ ...run.spec, learningRate });
      }
    },
    /** Chooses a setting that takes effect with the next run. @param {Partial<Spec>} change */
    choose: draw,
    /** Changes what may change while it trains. @param {Change} change */
    change(change) {
      draw(change);
      send(change);
    },
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
    /** @param {Partial<State>} look the unit, the language, the axis or a notice */
    look: (look) => store.set(look),
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
