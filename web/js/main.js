import { actionsOn } from './actions.js';
import { api } from './api.js';
import { estimating } from './estimator.js';
import { wordsOf, languageFor } from './i18n/words.js';
import { firstState } from './reduce.js';
import { Series } from './series.js';
import { Store } from './store.js';
import { specOf } from './url.js';
import { mountBar } from './views/bar.js';
import { mountDrop } from './views/drop.js';
import { mountLoss } from './views/loss.js';
import { mountNetwork } from './views/network.js';
import { mountNotices } from './views/notices.js';
import { mountSamples } from './views/samples.js';
import { mountText } from './views/text.js';
import { mountTop } from './views/top.js';

const LANGUAGE = 'unroll.language';

const store = new Store(firstState());
const series = new Series();
const actions = actionsOn(store, series);

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

const remembered = localStorage.getItem(LANGUAGE);
store.set({ language: languageFor(remembered ? [remembered] : navigator.languages) });

const run = element('run');
store.listen(() => {
  const { language, connection, run: shown } = store.state;
  if (document.documentElement.lang !== language) {
    localStorage.setItem(LANGUAGE, language);
    document.documentElement.lang = language;
    document.title = wordsOf(language)('title');
    element('bar').setAttribute('aria-label', wordsOf(language)('bar.label'));
    element('skip').textContent = wordsOf(language)('skip');
  }
  run.dataset.shown = store.state.shown;
  run.dataset.connection = connection;
  run.dataset.status = shown?.status ?? 'none';
  run.dataset.step = String(shown?.step ?? 0);
  run.dataset.generation = String(shown?.generation ?? 0);
  run.dataset.run = shown?.id ?? '';
});

mountTop(element('top'), store, actions);
mountBar(element('bar'), store, actions);
mountNotices(element('notices'), store, actions);
mountText(element('text'), store, actions);
mountNetwork(element('network'), store, actions);
mountLoss(element('loss'), store, actions, series);
mountSamples(element('samples-panel'), store, actions);
mountDrop(element('drop'), store, actions);

estimating(store, api.estimate);
actions.open(specOf(location.hash));
window.addEventListener('hashchange', () => actions.open(specOf(location.hash)));
