import { api } from './api.js';
import { NO_COURT } from './court/playing.js';
import { hasCourt } from './court/showing.js';
import { isLong, learnt } from './learnt.js';

/**
 * Brings the text of a run into the state, and what is learnt from looking into it.
 * @param {import('./store.js').Store} store
 * @param {{persistently: (something: () => Promise<void>) => Promise<void>}} attachment
 * @param {string} id
 */
export async function loadCorpus(store, attachment, id) {
  const tokens = store.state.run?.spec.tokens ?? 'characters';
  const wanted = () =>
    store.state.run?.corpus.id === id && (store.state.run.spec.tokens ?? 'characters') === tokens;
  const here = () => {
    const { corpus, passage } = store.state;
    return corpus?.id === id && (isLong(corpus) || passage?.tokens === tokens);
  };
  if (!here()) {
    store.set({ corpus: null, passage: null, lexicon: null, court: NO_COURT });
  }
  await attachment.persistently(async () => {
    const [corpus, corpora] = await Promise.all([api.corpus(id), api.corpora()]);
    store.set({ corpora });
    if (wanted() && !here()) {
      store.set({ corpus });
      store.set((state) => (hasCourt(state) ? { ...state, shown: 'court' } : state));
      await learnt(corpus, tokens, wanted, (found) => store.set(found));
    }
  });
}
