import { api } from '../api.js';
import { corporaApi } from './api.js';
import { countedSpecFor, networkOf } from './recommended.js';
import { examinedOf, NO_UPLOAD, withChooser, withFound } from './reduce.js';

/**
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {import('./types.js').TokenKind} TokenKind
 * @typedef {import('./types.js').FoldOption} FoldOption
 * @typedef {{
 *   once: (something: () => Promise<void>) => Promise<void>, reasonOf: (refused: unknown) => string,
 *   words: () => import('../i18n/words.js').Words
 * }} Attached
 */

/** Symbols seen fewer times become one when rare ones are folded; as the doctor counts. */
const RARE = 5;

/**
 * What can be done with the text that is looked into: have it examined, cut it otherwise, change it, and go back.
 * @param {import('../store.js').Store} store
 * @param {Attached} attachment
 */
export function examining(store, attachment) {
  /** Has the text that is looked into examined, for the network that would learn it. */
  async function examine() {
    const of = store.state.examined;
    if (of === null) {
      return;
    }
    const { corpus, tokens } = of;
    store.set((state) =>
      withFound(state, of, { report: of.report ?? 'waiting', secondsPerEpoch: null }),
    );
    try {
      const spec = await countedSpecFor(corpus, tokens, of.cuts, () =>
        corporaApi.cuts(corpus.id, {}),
      );
      const report = await corporaApi.report(corpus.id, networkOf(spec));
      store.set((state) => withFound(state, of, { report }));
      const cuts = await corporaApi.cuts(corpus.id, networkOf(spec));
      store.set((state) => withFound(state, of, { cuts }));
      const { secondsPerEpoch } = await api.estimate(spec);
      store.set((state) => withFound(state, of, { secondsPerEpoch }));
    } catch (refused) {
      const message = attachment.reasonOf(refused);
      store.set((state) =>
        withFound(state, of, {
          message,
          secondsPerEpoch: NaN,
          report: state.examined?.report === 'waiting' ? null : (state.examined?.report ?? null),
        }),
      );
    }
  }

  /** @param {Corpus} corpus @param {Partial<import('./types.js').Examined>} [more] */
  async function show(corpus, more) {
    store.set((state) => ({
      ...withChooser(state, { open: true, asking: null }),
      examined: examinedOf(corpus, more),
      upload: NO_UPLOAD,
      faults: {},
    }));
    await examine();
  }

  return {
    /** Looks into a text from now on. */
    show,
    /** Looks into a text that is here. @param {string} id */
    lookAt: (id) => attachment.once(async () => show(await api.corpus(id))),
    /** What the text that is looked into is cut into. @param {TokenKind} tokens */
    async cutInto(tokens) {
      store.set((state) =>
        state.examined === null ? state : { ...state, examined: { ...state.examined, tokens } },
      );
      await examine();
    },
    /** Makes a text of the one that is looked into, with one thing changed, and looks into that. @param {FoldOption} option */
    async refold(option) {
      const of = store.state.examined;
      if (of === null) {
        return;
      }
      store.set((state) => withFound(state, of, { folding: option, message: '' }));
      try {
        const folded = await corporaApi.fold(of.corpus.id, {
          [option]: option === 'rare' ? RARE : true,
        });
        if (folded.id === of.corpus.id) {
          const message = attachment.words()('fold.nothing');
          store.set((state) => withFound(state, of, { folding: null, message }));
        } else {
          // A folded text has the settings of the one it was made of: it is as large, and of the same kind.
          const { settings, watchFor } = of.corpus;
          await show(
            { ...folded, settings, watchFor },
            { before: [...of.before, of.corpus], tokens: of.tokens },
          );
        }
      } catch (refused) {
        const message = attachment.reasonOf(refused);
        store.set((state) => withFound(state, of, { folding: null, message }));
      }
    },
    /** Back to the text as it was before the last change; the one that was made then goes unless it was there before, or is learnt. */
    async unfold() {
      const of = store.state.examined;
      const last = of?.before.at(-1);
      if (of === null || last === undefined) {
        return;
      }
      const wasThere = store.state.corpora.some(({ id }) => id === of.corpus.id);
      const learnt = store.state.run?.corpus.id === of.corpus.id;
      await show(last, { before: of.before.slice(0, -1), tokens: of.tokens });
      if (!wasThere && !learnt) {
        await corporaApi.remove(of.corpus.id).catch(attachment.reasonOf);
      }
    },
  };
}
