import { api, Refused, upload } from '../api.js';
import { wordsOf } from '../i18n/words.js';
import { keptCalls } from './api.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Another} Another
 * @typedef {ReturnType<typeof anotherText>} Choosing
 */

/** @param {File | null} file a checkpoint that needs a text; null: the fork does @returns {Another} */
export function anotherOf(file) {
  return { file, corpora: null, corpus: null, change: null, phase: 'none', fault: '' };
}

/**
 * Choosing another text to go on with, and finding out what it means to what was learnt.
 * @param {import('../store.js').Store<State>} store
 */
export function anotherText(store) {
  /** @param {Partial<Another>} change */
  function set(change) {
    store.set((state) => ({ ...state, another: state.another && { ...state.another, ...change } }));
  }

  /** What was refused, in words, unless something else was chosen meanwhile. @param {unknown} refused @param {() => boolean} wanted */
  function refuse(refused, wanted) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    if (wanted()) {
      const unreachable = wordsOf(store.state.language)('error.unreachable');
      set({ phase: 'none', fault: refused.status === 0 ? unreachable : refused.message });
    }
  }

  /** Fetches which texts there are. */
  async function texts() {
    const wanted = () => store.state.another !== null;
    try {
      const corpora = await api.corpora();
      set({ corpora: corpora.filter(({ available }) => available !== false) });
    } catch (refused) {
      refuse(refused, wanted);
    }
  }

  return {
    /** Offers the texts there are. @param {File | null} file */
    async offer(file) {
      store.set({ another: anotherOf(file) });
      await texts();
    },
    /** Compares the symbols of a text with those that were learnt; the empty one is the text as before. @param {string} corpus */
    async choose(corpus) {
      const { another, selected } = store.state;
      if (corpus === '' || another === null) {
        set({ corpus: null, change: null, phase: 'none', fault: '' });
        return;
      }
      set({ corpus, change: null, phase: 'comparing', fault: '' });
      const wanted = () => store.state.another?.corpus === corpus;
      try {
        const change =
          another.file === null
            ? await keptCalls.symbols(selected ?? '', corpus)
            : await keptCalls.symbolsOfFile(another.file, corpus);
        if (wanted()) {
          set({ change, phase: 'none' });
        }
      } catch (refused) {
        refuse(refused, wanted);
      }
    },
    /** Sends a text, and chooses it. @param {File} file */
    async send(file) {
      set({ corpus: null, change: null, phase: 'sending', fault: '' });
      try {
        const { corpus } = await upload(file.name, file, () => {});
        await texts();
        await this.choose(corpus.id);
      } catch (refused) {
        refuse(refused, () => store.state.another !== null);
      }
    },
  };
}
