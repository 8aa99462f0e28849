import { Refused, runCalls } from './api.js';
import { wordsOf } from './i18n/words.js';
import { backOff, follow } from './socket.js';

/** @typedef {import('./types.js').RunEvent} RunEvent */

/**
 * What a page makes of a run: the state that shows it, the state after one of its events, and its address.
 * @template S spec
 * @template {import('./types.js').BasicRun<S>} R run
 * @template {import('./types.js').Common<S, R>} A state
 * @typedef {{
 *   withRun: (state: A, run: R) => A, withEvent: (state: A, event: RunEvent) => A, hashOf: (spec: S, run: R) => string,
 *   shown?: (run: R) => void
 * }} Showing `shown` is called when another run is shown
 */

/**
 * A page on one run: its events and its address. It lasts through broken connections and new servers.
 * @template S spec
 * @template {import('./types.js').BasicRun<S>} R run
 * @template {import('./types.js').Common<S, R>} A state
 */
export class Attachment {
  /**
   * @param {import('./store.js').Store<A>} store
   * @param {Showing<S, R, A>} showing
   */
  constructor(store, showing) {
    /** Of any page: what is set here all of them have. @type {import('./store.js').Store<any>} */
    this.store = store;
    this.showing = showing;
    /** @type {() => void} */
    this.unfollow = () => {};
    /** The run that an address has named; its address names it as long as it is shown. @type {string | null} */
    this.named = null;
    /** Counts what was shown, or asked for to be shown. */
    this.turns = 0;
  }

  /**
   * Has a turn at showing a run that is yet to come. The function that is returned tells whether nothing was shown, or asked for,
   * meanwhile: answers come in any order, and what was asked for last is shown.
   * @returns {() => boolean}
   */
  turn() {
    const turn = ++this.turns;
    return () => this.turns === turn;
  }

  /**
   * Shows the run that is found, unless there is none, or another was shown or asked for meanwhile.
   * @template {R | null} F
   * @param {() => Promise<F>} find
   * @param {() => boolean} latest
   * @returns {Promise<F>} what was found, shown or not
   */
  async showFound(find, latest = this.turn()) {
    const run = await find();
    if (run !== null && latest()) {
      this.show(run);
    }
    return run;
  }

  words() {
    return wordsOf(this.store.state.language);
  }

  /** @param {R} run */
  show(run) {
    const { store, showing } = this;
    this.turns++;
    this.unfollow();
    store.set((state) => showing.withRun(state, run));
    this.remember();
    showing.shown?.(run);
    this.unfollow = follow(run.id, {
      event: (event) => store.set((state) => showing.withEvent(state, event)),
      open: () => store.set({ connection: 'open' }),
      broken: () => store.set({ connection: 'reconnecting' }),
      gone: () => this.#again(run),
    });
  }

  /** Writes the settings of the run into the address. */
  remember() {
    const { run } = this.store.state;
    if (run !== null) {
      const settings = this.showing.hashOf(run.spec, run);
      const name =
        run.id === this.named && !settings.includes('&run=')
          ? `&run=${encodeURIComponent(run.id)}`
          : '';
      history.replaceState(null, '', `${settings}${name}`);
    }
  }

  /** The server does not know the run any more: its spec, as it was last, makes it anew. @param {R} gone */
  async #again(gone) {
    const spec = this.store.state.run?.id === gone.id ? this.store.state.run.spec : gone.spec;
    this.store.set({ connection: 'reconnecting' });
    await this.persistently(async () => this.show(await runCalls.attach(spec)));
    this.store.set({ notice: this.words()('notice.restarted') });
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
