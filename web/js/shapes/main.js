import { askWhatWasReplaced, element, marking, preferredLanguage } from '../page.js';
import { Series } from '../series.js';
import { Store } from '../store.js';
import { mountTop } from '../views/top.js';
import { actionsOn } from './actions.js';
import { specAt } from './address.js';
import { firstState } from './reduce.js';
import { mountBar } from './views/bar.js';
import { mountChooser } from './views/chooser.js';
import { mountCurves } from './views/curves.js';
import { mountFigure } from './views/figure.js';
import { mountNotices } from './views/notices.js';
import { mountSettings } from './views/settings.js';

const store = new Store({ ...firstState(), language: preferredLanguage() });
const series = new Series();
const actions = actionsOn(store, series);

marking(store, 'shapes', ({ run, example }) => ({
  shape: run?.spec.shape ?? '',
  exact: String(example?.accuracy.exact ?? ''),
}));
mountTop(element('top'), store, actions, 'shapes');
mountBar(element('bar'), store, actions);
mountNotices(element('notices'), store, actions);
mountChooser(element('chooser'), store, actions);
mountFigure(element('figure'), store, actions);
mountCurves(element('curves'), store, series);
mountSettings(element('settings'), store, actions);

void askWhatWasReplaced(store);
actions.open(specAt(location.hash));
window.addEventListener('hashchange', () => actions.open(specAt(location.hash)));
