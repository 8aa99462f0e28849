import { api } from '../api.js';
import { corporaApi } from './api.js';
import { fetching } from './fetching.js';
import { networkOf, trainedWith, specWith, tokensOf } from './recommended.js';
import { closed, examinedOf, NO_UPLOAD, withChooser, withEntry, withFound } from './reduce.js';
import { sendFiles } from './sending.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Spec} Spec
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {import('./types.js').TokenKind} TokenKind
 * @typedef {import('./types.js').FoldOption} FoldOption
 * @typedef {import('./types.js').NamedFile} NamedFile
 * @typedef {import('./types.js').Chooser} Chooser
 * @typedef {ReturnType<typeof corpusActions>} CorpusActions
 */

/** Symbols seen fewer times become one when rare ones are folded; as the doctor counts. */
const RARE = 5;

/**
 * What can be done with texts: choose, send, fetch, look into, fold, train on.
 * @param {import('../store.js').Store} store
 * @param {{
 *   once: (something: () => Promise<void>) => Promise<void>, reasonOf: (refused: unknown) => string,
 *   words: () => import('../i18n/words.js').Words
 * }} attachment
 * @param {(spec: Spec) => Promise<void>} startInstead
 */
export function corpusActions(store, attachment, startInstead) {
  /** @param {Partial<Chooser>} change */
  const change = (change) => store.set((state) => withChooser(state, change));

  async function list() {
    store.set({ corpora: await api.corpora() });
  }

  /** Learns how the texts begin that are here. */
  async function learnOpenings() {
    const { corpora, chooser } = store.state;
    const unknown = corpora.filter(
      ({ id, available }) => available !== false && chooser.openings[id] === undefined,
    );
    await Promise.all(
      unknown.map(async ({ id }) => {
        const { preview = '' } = await api.corpus(id);
        store.set((state) => withEntry(state, 'openings', id, preview));
      }),
    );
  }

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
    const spec = trainedWith(store.state.draft, corpus, tokens);
    try {
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

  /** Starts a run; the chooser folds when it is shown. @param {Spec} spec */
  async function train(spec) {
    change({ starting: spec.corpus });
    await startInstead(spec);
    change({ starting: null });
  }

  /** Removes a text and tells at its card why it could not be. @param {string} id */
  async function remove(id) {
    try {
      await corporaApi.remove(id);
      store.set((state) =>
        withEntry(withEntry(state, 'refusals', id, undefined), 'openings', id, undefined),
      );
    } catch (refused) {
      const message = attachment.reasonOf(refused);
      store.set((state) => withEntry(state, 'refusals', id, message));
    }
    await attachment.once(list);
  }

  return {
    /** Opens the chooser, at a shelf if one is named. @param {string | null} [at] */
    async browse(at = null) {
      store.set((state) => ({ ...withChooser(state, { open: true, at }), examined: null }));
      await attachment.once(async () => {
        await list();
        await learnOpenings();
      });
    },
    /** Folds the chooser away. */
    close: () => store.set(closed),
    /** Back from a text that is looked into to all of them. */
    async putAway() {
      store.set((state) => ({ ...state, examined: null, upload: NO_UPLOAD, faults: {} }));
      await attachment.once(learnOpenings);
    },
    /** What stands between files that are joined. @param {string} separator */
    separate: (separator) => change({ separator }),
    /** Sends files, which become one text, and looks into it. @param {NamedFile[]} files */
    async sendFiles(files) {
      const words = attachment.words();
      const sending = {
        ...NO_UPLOAD,
        phase: /** @type {const} */ ('sending'),
        name: files[0]?.name ?? '',
        count: files.length,
      };
      store.set((state) => ({
        ...withChooser(state, { open: true }),
        examined: null,
        upload: sending,
      }));
      const reasons = {
        hidden: words('files.hidden'),
        tooMany: words('files.tooMany'),
        empty: words('files.empty'),
      };
      try {
        const { corpus, leftOut } = await sendFiles(
          files,
          store.state.chooser.separator,
          reasons,
          (name, progress) => store.set({ upload: { ...sending, name, progress } }),
        );
        await list();
        await show(corpus, { leftOut });
      } catch (refused) {
        const reason = attachment.reasonOf(refused);
        const message = reason === words('error.unreachable') ? words('text.unreachable') : reason;
        store.set({ upload: { ...sending, phase: 'refused', message } });
      }
    },
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
        // A folded text has the settings of the one it was made of: it is as large, and of the same kind.
        const { settings, watchFor } = of.corpus;
        await show(
          { ...folded, settings, watchFor },
          { before: [...of.before, of.corpus], tokens: of.tokens },
        );
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
    /** Trains on a text, with the settings that suit it. @param {Corpus} corpus @param {TokenKind} [tokens] */
    trainOn: (corpus, tokens = tokensOf(corpus)) =>
      train(trainedWith(store.state.draft, corpus, tokens)),
    /** Trains on a text with the settings that are chosen now. @param {Corpus} corpus @param {TokenKind} tokens */
    trainAsChosen: (corpus, tokens) => train(specWith(store.state.draft, corpus, tokens)),
    /** Asks whether a text is to be fetched, or no more. @param {string | null} id */
    ask: (id) => change({ asking: id }),
    /** Fetches a text of the catalogue. @param {string} id */
    async fetchText(id) {
      store.set((state) =>
        withEntry(withChooser(state, { asking: null }), 'refusals', id, undefined),
      );
      try {
        await fetching(id, (progress) =>
          store.set((state) => withEntry(state, 'fetches', id, progress ?? undefined)),
        );
      } catch (refused) {
        const message = attachment.reasonOf(refused);
        store.set((state) =>
          withEntry(withEntry(state, 'fetches', id, undefined), 'refusals', id, message),
        );
        return;
      }
      if (store.state.chooser.fetches[id]?.state === 'done') {
        store.set((state) => withEntry(state, 'fetches', id, undefined));
        await attachment.once(async () => {
          await list();
          await learnOpenings();
        });
      }
    },
    /** @param {string} id */
    async stopFetching(id) {
      await attachment.once(async () => {
        await corporaApi.stopFetching(id);
        store.set((state) => withEntry(state, 'fetches', id, undefined));
      });
    },
    remove,
  };
}
