import { languageFor, wordsOf } from './i18n/words.js';

/** @typedef {import('./views/top.js').Tab} Tab */

const LANGUAGE = 'unroll.language';

/** @param {string} id */
export function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** The language that was chosen last, or that the browser asks for. */
export function preferredLanguage() {
  const remembered = localStorage.getItem(LANGUAGE);
  return languageFor(remembered ? [remembered] : navigator.languages);
}

/**
 * Keeps the language of the document, and its texts outside of all views.
 * @param {import('./types.js').Language} language
 * @param {Tab} here
 */
export function speak(language, here) {
  if (document.documentElement.lang !== language) {
    const words = wordsOf(language);
    localStorage.setItem(LANGUAGE, language);
    document.documentElement.lang = language;
    document.title = words(`${here}.pageTitle`);
    document.getElementById('bar')?.setAttribute('aria-label', words('bar.label'));
    element('skip').textContent = words(`${here}.skip`);
  }
}

/**
 * Asks once whether the server has the runs that were there last.
 * @template {{revision: number, replaced?: import('./types.js').Replaced | null}} A
 * @param {import('./store.js').Store<A>} store
 */
export async function askWhatWasReplaced(store) {
  try {
    const { replaced } = await (await fetch('/api/health')).json();
    if (replaced) {
      store.set((state) => ({ ...state, replaced }));
    }
  } catch {
    // the connection says by itself that the server is not there
  }
}

/**
 * Keeps what is outside of all views: the language of the document, and on `#run` what programs wait for.
 * @template S, R
 * @template {import('./types.js').Common<S, import('./types.js').BasicRun<S>>} A
 * @param {import('./store.js').Store<A>} store
 * @param {Tab} here
 * @param {(state: A) => Record<string, string>} more marks of this page alone
 */
export function marking(store, here, more) {
  const run = element('run');
  function mark() {
    const { language, connection, run: shown } = store.state;
    speak(language, here);
    Object.assign(run.dataset, more(store.state), {
      connection,
      status: shown?.status ?? 'none',
      step: String(shown?.step ?? 0),
      generation: String(shown?.generation ?? 0),
      run: shown?.id ?? '',
    });
  }
  mark();
  return store.listen(mark);
}
