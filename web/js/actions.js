import { api, Refused, upload } from './api.js';
import { needsNewRun } from './defaults.js';
import { withEvent, withRun } from './reduce.js';
import { follow } from './socket.js';
import { hashOf } from './url.js';
import { wordsOf } from './i18n/words.js';

/**
 * @typedef {import('./store.js').Store} Store
 * @typedef {import('./series.js').Series} Series
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Run} Run
 * @typedef {ReturnType<typeof actionsOn>} Actions
 */

/**
 * What a person, or the page itself, can do. Views call these and know neither the server nor the socket.
 * @param {Store} store
 * @param {Series} series
 */
export function actionsOn(store, series) {
  /** @type {() => void} */
  let unfollow = () => {};

  const words = () => wordsOf(store.state.language);

  /** @param {Run} run */
  function show(run) {
    unfollow();
    store.set((state) => withRun(state, series, run));
    history.replaceState(null, '', hashOf(run.spec));
    loadCorpus(run.corpus.id);
    unfollow = follow(run.id, {
      event: (event) => store.set((state) => withEvent(state, series, event)),
      open: () => store.set({ connection: 'open' }),
      broken: () => store.set({ connection: 'reconnecting' }),
      gone: () => again(run.spec),
    });
  }

  /** The server does not know the run any more: its spec makes it anew. @param {Spec} spec */
  async function again(spec) {
    const notice = words()('notice.restarted');
    await trying(async () => {
      show(await api.attach(spec));
      store.set({ notice });
    });
  }

  /** @param {string} id */
  async function loadCorpus(id) {
    await trying(async () => {
      const [corpus, corpora] = await Promise.all([api.corpus(id), api.corpora()]);
      store.set({ corpus, corpora });
    });
  }

  /**
   * Does something with the server; what it refuses is shown at the setting to blame, or above everything.
   * @param {() => Promise<void>} something
   */
  async function trying(something) {
    try {
      await something();
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      const message = refused.status === 0 ? words()('error.unreachable') : refused.message;
      if (refused.field && store.state.run !== null) {
        store.set({ faults: { ...store.state.faults, [refused.field]: message } });
      } else {
        store.set({ notice: message });
      }
    }
  }

  /** @param {(run: Run) => Promise<Run>} command */
  async function onRun(command) {
    const { run } = store.state;
    if (run !== null) {
      await trying(async () => {
        const next = await command(run);
        store.set((state) => (state.run?.id === next.id ? { ...state, run: next } : state));
      });
    }
  }

  /** @param {Spec} spec */
  async function startInstead(spec) {
    await trying(async () => {
      store.set({ faults: {} });
      const run = await api.start({ ...spec, name: '' });
      const before = store.state.run;
      show(run);
      if (before !== null) {
        await api.command(before.id, 'pause');
      }
    });
  }

  return {
    /** Shows the run that an address asks for, else the newest one, else a first one. @param {Spec | null} spec */
    async open(spec) {
      if (spec !== null) {
        await trying(async () => show(await api.attach(spec)));
      }
      if (store.state.run === null) {
        await trying(async () => {
          const runs = await api.runs();
          show(runs[0] ?? (await api.attach({ task: 'text' })));
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
        await startInstead({ ...run.spec, ...draft, sampling: run.spec.sampling });
      } else {
        await onRun((one) => api.command(one.id, 'reset'));
      }
    },
    /** A new run from the same settings but another learning rate. @param {number} learningRate */
    async resetWithRate(learningRate) {
      const { run } = store.state;
      if (run !== null) {
        await startInstead({ ...run.spec, learningRate });
      }
    },
    /** Chooses a setting that takes effect with the next run. @param {Partial<Spec>} change */
    choose(change) {
      const faults = { ...store.state.faults };
      Object.keys(change).forEach((field) => delete faults[field]);
      store.set({ draft: { ...store.state.draft, ...change }, faults });
    },
    /** Changes what may change while it trains. @param {Partial<Spec>} change */
    async change(change) {
      const faults = { ...store.state.faults };
      Object.keys(change).forEach((field) => delete faults[field]);
      store.set({ faults });
      await onRun((run) => api.change(run.id, change));
      remember();
    },
    /** @param {Partial<import('./types.js').Sampling>} sampling */
    async changeSampling(sampling) {
      const faults = { ...store.state.faults };
      Object.keys(sampling).forEach((field) => delete faults[`sampling.${field}`]);
      store.set({ faults });
      await onRun((run) => api.change(run.id, { sampling }));
      remember();
    },
    /** One more sample than the run draws by itself. */
    async sampleNow() {
      const { run } = store.state;
      if (run === null) {
        return;
      }
      await trying(async () => {
        const { length, temperature, prime } = run.spec.sampling;
        const seed = Math.floor(Math.random() * 2 ** 31);
        const sample = await api.sample(run.id, { length, temperature, prime, seed });
        const newest = store.state.samples[0]?.sequence ?? 0;
        const shown = {
          ...sample,
          sequence: newest + 1e-6,
          epoch: store.state.run?.epoch ?? run.epoch,
          loss: store.state.run?.smoothLoss ?? run.smoothLoss,
        };
        store.set({ samples: [shown, ...store.state.samples] });
      });
    },
    /** Sends a text and keeps what the server says of it. @param {string} name @param {Blob} text */
    async send(name, text) {
      const upload0 = {
        phase: /** @type {const} */ ('sending'),
        name,
        progress: 0,
        corpus: null,
        message: '',
      };
      store.set({ upload: upload0 });
      try {
        const corpus = await upload(name, text, (progress) =>
          store.set({ upload: { ...upload0, progress } }),
        );
        store.set({ upload: { ...upload0, phase: 'done', progress: 1, corpus } });
        store.set({ corpora: await api.corpora() });
      } catch (refused) {
        if (!(refused instanceof Refused)) {
          throw refused;
        }
        const message = refused.status === 0 ? words()('text.unreachable') : refused.message;
        store.set({ upload: { ...upload0, phase: 'refused', message } });
      }
    },
    /** A new run on another text, with the settings of the one that is shown. @param {string} corpus */
    async trainOn(corpus) {
      const { run, draft } = store.state;
      const spec = run === null ? draft : { ...run.spec, ...draft, sampling: run.spec.sampling };
      await startInstead({ ...spec, corpus, sampling: { ...spec.sampling, prime: '' } });
      if (store.state.run?.corpus.id === corpus) {
        store.set((state) => ({
          ...state,
          upload: { phase: 'none', name: '', progress: 0, corpus: null, message: '' },
        }));
      }
    },
    /** @param {Partial<import('./types.js').State>} look the unit, the language, the axis or a notice */
    look: (look) => store.set(look),
  };

  function remember() {
    const { run } = store.state;
    if (run !== null) {
      history.replaceState(null, '', hashOf(run.spec));
      store.set((state) => ({
        ...state,
        draft: {
          ...state.draft,
          learningRate: run.spec.learningRate,
          gradientClip: run.spec.gradientClip,
          pace: run.spec.pace,
        },
      }));
    }
  }
}
