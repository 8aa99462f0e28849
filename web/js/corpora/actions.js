import { api } from '../api.js';
import { corporaApi } from './api.js';
import { examining } from './examining.js';
import { fetching } from './fetching.js';
import { countedSpecFor, specWith, tokensOf } from './recommended.js';
import { closed, NO_UPLOAD, withChooser, withEntry } from './reduce.js';
import { sendFiles } from './sending.js';

/**
 * @typedef {import('../types.js').Spec} Spec
 * @typedef {import('./types.js').Corpus} Corpus
 * @typedef {import('./types.js').TokenKind} TokenKind
 * @typedef {import('./types.js').NamedFile} NamedFile
 * @typedef {import('./types.js').Chooser} Chooser
 * @typedef {ReturnType<typeof corpusActions>} CorpusActions
 */

/**
 * What can be done with texts: choose, send, fetch, look into, fold, train on.
 * @param {import('../store.js').Store} store
 * @param {import('./examining.js').Attached} attachment
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

  /** What the cards show. */
  async function browsed() {
    await list();
    await learnOpenings();
  }

  const { show, ...looking } = examining(store, attachment);

  /** Starts a run; the chooser folds when it is shown. @param {Spec} spec */
  async function train(spec) {
    change({ starting: spec.corpus });
    await startInstead(spec);
    if (store.state.chooser.starting === spec.corpus) {
      change({ starting: null });
    }
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
      await attachment.once(browsed);
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
    /** What files are written in; empty: the server finds it. @param {string} encoding */
    writtenIn: (encoding) => change({ encoding }),
    /**
     * Sends files, which become one text, and looks into it.
     * @param {NamedFile[]} files
     * @param {string} [encoding]
     */
    async sendFiles(files, encoding = store.state.chooser.encoding) {
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
        unreadable: words('files.unreadable'),
      };
      try {
        const { corpus, leftOut } = await sendFiles(
          files,
          { separator: store.state.chooser.separator, encoding },
          reasons,
          (name, progress) => store.set({ upload: { ...sending, name, progress } }),
        );
        await list();
        await show(corpus, { leftOut });
      } catch (refused) {
        const reason = attachment.reasonOf(refused);
        const message = reason === words('error.unreachable') ? words('text.unreachable') : reason;
        store.set({ upload: { ...sending, phase: 'refused', message } });
        await attachment.once(browsed);
      }
    },
    ...looking,
    /** Trains on a text, with the settings that suit it. @param {Corpus} corpus @param {TokenKind} [tokens] */
    trainOn: (corpus, tokens) =>
      attachment.once(async () => {
        // What a text of one's own is best cut into is told by its beginning, which lists do not have.
        const known = tokens !== undefined || corpus.settings !== undefined;
        const whole = known ? corpus : await api.corpus(corpus.id);
        const { examined } = store.state;
        const cuts = examined?.corpus.id === whole.id ? examined.cuts : null;
        await train(
          await countedSpecFor(whole, tokens ?? tokensOf(whole), cuts, () =>
            corporaApi.cuts(whole.id, {}),
          ),
        );
      }),
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
        await attachment.once(browsed);
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
