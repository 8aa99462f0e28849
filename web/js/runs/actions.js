import { Refused } from '../api.js';
import { wordsOf } from '../i18n/words.js';
import { anotherText } from './another.js';
import { hashOf } from './address.js';
import { keptCalls, opened } from './api.js';
import { forkOf, settingsOf } from './forking.js';
import { withChecked, withGone, withSelected, withTime } from './reduce.js';
import { nameOf } from './tasks.js';

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Run} Run
 * @typedef {ReturnType<typeof actionsOn>} Actions
 */

/**
 * What can be done on the page of runs.
 * @param {import('../store.js').Store<State>} store
 * @param {ReturnType<typeof import('./polling.js').polling>} polls
 */
export function actionsOn(store, polls) {
  /** Why the server refused, in words. @param {unknown} refused */
  function reasonOf(refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    return refused.status === 0
      ? wordsOf(store.state.language)('error.unreachable')
      : refused.message;
  }

  /** Does something with the server; what it refuses is shown. @param {() => Promise<void>} something */
  async function once(something) {
    try {
      await something();
    } catch (refused) {
      store.set({ notice: reasonOf(refused) });
    }
  }

  function remember() {
    history.replaceState(null, '', hashOf(store.state));
  }

  /** @param {string} id */
  function find(id) {
    return store.state.runs?.find((run) => run.id === id);
  }

  /** Counts down while something can be had back. */
  function countDown() {
    if (store.state.gone.length > 0) {
      store.set((state) => withTime(state, Date.now()));
      window.setTimeout(countDown, 250);
    }
  }

  /** @param {string | null} id */
  async function select(id) {
    store.set((state) => withSelected(state, id));
    remember();
    await polls.now();
  }

  const another = anotherText(store);

  /** @param {File} file @param {string | null} corpus */
  async function open(file, corpus) {
    store.set({ opening: { phase: 'sending', name: file.name, message: '' }, notice: '' });
    try {
      const run = await opened(file, corpus);
      const notice = wordsOf(store.state.language)('runs.opened', {
        file: file.name,
        name: nameOf(run),
        step: run.step,
      });
      const opening = { phase: /** @type {const} */ ('none'), name: '', message: '' };
      store.set({ opening, notice, another: null });
      await select(run.id);
    } catch (refused) {
      store.set({ opening: { phase: 'refused', name: file.name, message: reasonOf(refused) } });
      if (refused instanceof Refused && refused.field === 'corpus' && corpus === null) {
        await another.offer(file);
      }
    }
  }

  return {
    /** @param {Partial<State>} look */
    look: (look) => store.set(look),
    see: polls.see,
    select,
    /** @param {Partial<import('./types.js').Look>} change */
    draw(change) {
      store.set((state) => ({ ...state, look: { ...state.look, ...change }, cursor: null }));
      remember();
    },
    /** Draws the curve of a run, or no more. @param {string} id @param {boolean} drawn */
    async check(id, drawn) {
      const others = (store.state.checked ?? []).filter((one) => one !== id);
      store.set((state) => withChecked(state, drawn ? [...others, id] : others));
      remember();
      await polls.draw();
    },
    /** @param {string} id */
    rename(id) {
      const run = find(id);
      if (run !== undefined) {
        store.set({ renaming: { id, text: nameOf(run), fault: '' } });
      }
    },
    /** @param {string} text */
    type(text) {
      const { renaming } = store.state;
      store.set({ renaming: renaming && { ...renaming, text, fault: '' } });
    },
    /** Gives the run the name that is typed; an empty one is the server's own again. */
    async named() {
      const { renaming } = store.state;
      if (renaming === null) {
        return;
      }
      try {
        const name = renaming.text.trim();
        const run = find(renaming.id);
        await keptCalls.rename(renaming.id, name === run?.nickname ? '' : name);
        store.set({ renaming: null });
        await polls.now();
      } catch (refused) {
        store.set({ renaming: { ...renaming, fault: reasonOf(refused) } });
      }
    },
    /** Deletes a run, which can be had back for a while. @param {string} id */
    remove: (id) =>
      once(async () => {
        const run = find(id);
        if (run !== undefined) {
          await keptCalls.remove(id);
          store.set((state) => withGone(state, { id, name: nameOf(run) }, Date.now()));
          remember();
          countDown();
        }
      }),
    /** Has a deleted run back. @param {string} id */
    restore: (id) =>
      once(async () => {
        await keptCalls.restore(id);
        store.set((state) => ({ ...state, gone: state.gone.filter((one) => one.id !== id) }));
        await polls.now();
      }),
    /** Opens a checkpoint file as a run; another file is a text, where one is asked for. @param {File} file */
    async open(file) {
      if (store.state.another !== null && !file.name.endsWith('.safetensors')) {
        await another.send(file);
      } else {
        await open(file, null);
      }
    },
    /** Opens the checkpoint whose text is not here with the text that was chosen. */
    async openWithText() {
      const { another: chosen } = store.state;
      if (chosen?.file && chosen.corpus !== null) {
        await open(chosen.file, chosen.corpus);
      }
    },
    /**
     * Asks for the settings of a fork of the run that is looked into.
     * @param {number | null} step of a checkpoint; null: as it is now
     * @param {string | null} text id of another text; empty: to be chosen
     */
    async fork(step, text = null) {
      const run = find(store.state.selected ?? '');
      if (run !== undefined) {
        store.set({ fork: forkOf(run, step), another: null });
        if (run.spec.task === 'text' && text !== null) {
          await another.offer(null);
          await another.choose(text);
        }
      }
    },
    another,
    /** @param {string} field @param {string} value */
    setFork(field, value) {
      const { fork } = store.state;
      if (fork !== null) {
        const faults = { ...fork.faults };
        delete faults[field];
        store.set({ fork: { ...fork, values: { ...fork.values, [field]: value }, faults } });
      }
    },
    /** Makes the fork, and looks into it. */
    async makeFork() {
      const { fork } = store.state;
      const parent = find(store.state.selected ?? '');
      if (fork === null || parent === undefined) {
        return;
      }
      store.set({ fork: { ...fork, under: true } });
      try {
        const corpus = store.state.another?.corpus ?? undefined;
        const run = await keptCalls.fork(parent.id, settingsOf(fork, parent, corpus));
        const words = wordsOf(store.state.language);
        const other = run.corpus?.id !== parent.corpus?.id;
        store.set({
          notice: words(other ? 'fork.continued' : 'fork.made', {
            name: nameOf(run),
            parent: nameOf(parent),
            step: run.parentStep ?? run.step,
            text: run.corpus?.name ?? '',
          }),
        });
        await select(run.id);
      } catch (refused) {
        const message = reasonOf(refused);
        const field = refused instanceof Refused ? refused.field : '';
        const at = field in fork.values ? field : '';
        store.set({ fork: { ...fork, under: false, faults: { [at]: message } } });
      }
    },
    remember,
  };
}
