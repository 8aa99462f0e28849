import { api, Refused } from './api.js';
import { wordsOf } from './i18n/words.js';
import { learnt } from './learnt.js';
import { withEvent, withReading, withRun } from './reduce.js';
import { backOff, follow } from './socket.js';
import { hashOf } from './url.js';

/**
 * @typedef {import('./store.js').Store} Store
 * @typedef {import('./series.js').Series} Series
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Run} Run
 */

/** The page on one run: its events, its text and its address. It lasts through broken connections and new servers. */
export class Attachment {
  /**
   * @param {Store} store
   * @param {Series} series
   */
  constructor(store, series) {
    this.store = store;
    this.series = series;
    /** @type {() => void} */
    this.unfollow = () => {};
  }

  words() {
    return wordsOf(this.store.state.language);
  }

  /** @param {Run} run */
  show(run) {
    const { store, series } = this;
    this.unfollow();
    store.set((state) => withRun(state, series, run));
    this.remember();
    this.#loadCorpus(run.corpus.id);
    this.unfollow = follow(run.id, {
      event: (event) =>
        store.set((state) => withReading(withEvent(state, series, event), performance.now())),
      open: () => store.set({ connection: 'open' }),
      broken: () => store.set({ connection: 'reconnecting' }),
      gone: () => this.#again(run),
    });
  }

  /** Writes the settings of the run into the address. */
  remember() {
    const { run } = this.store.state;
    if (run !== null) {
      history.replaceState(null, '', hashOf(run.spec));
    }
  }

  /** The server does not know the run any more: its spec, as it was last, makes it anew. @param {Run} gone */
  async #again(gone) {
    const spec = this.store.state.run?.id === gone.id ? this.store.state.run.spec : gone.spec;
    this.store.set({ connection: 'reconnecting' });
    await this.persistently(async () => this.show(await api.attach(spec)));
    this.store.set({ notice: this.words()('notice.restarted') });
  }

  /** @param {string} id */
  async #loadCorpus(id) {
    const { store } = this;
    const wanted = () => store.state.run?.corpus.id === id;
    if (store.state.corpus?.id !== id) {
      store.set({ corpus: null, passage: null, lexicon: null });
    }
    await this.persistently(async () => {
      const [corpus, corpora] = await Promise.all([api.corpus(id), api.corpora()]);
      if (wanted() && store.state.corpus?.id !== id) {
        store.set({ corpus });
        await learnt(corpus, wanted, (found) => store.set(found));
      }
      store.set({ corpora });
    });
  }

  /**
   * Does something with the server, again and again while it cannot be reached; what it refuses is shown.
   * @param {() => Promise<void>} something
   */
  async persistently(something) {
    for (let failures = 0; ; failures++) {
      try {
        return await something();
      } catch (refused) {
        if (!(refused instanceof Refused) || refused.status !== 0) {
          return this.tell(refused);
        }
        if (this.store.state.run === null) {
          this.store.set({ connection: 'reconnecting' });
        }
        await new Promise((resolve) => setTimeout(resolve, backOff(failures, Math.random())));
      }
    }
  }

  /**
   * Does something with the server once; what it refuses is shown.
   * @param {() => Promise<void>} something
   */
  async once(something) {
    try {
      await something();
    } catch (refused) {
      this.tell(refused);
    }
  }

  /** Why the server refused, in words. @param {unknown} refused */
  reasonOf(refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    return refused.status === 0 ? this.words()('error.unreachable') : refused.message;
  }

  /** Shows what the server refused at the setting to blame, or above everything. @param {unknown} refused */
  tell(refused) {
    const { store } = this;
    const message = this.reasonOf(refused);
    if (refused instanceof Refused && refused.field && store.state.run !== null) {
      store.set({ faults: { ...store.state.faults, [refused.field]: message } });
    } else {
      store.set({ notice: message });
    }
  }
}
