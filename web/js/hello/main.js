import { askWhatWasReplaced, element, marking, preferredLanguage } from '../page.js';
import { Series } from '../series.js';
import { Store } from '../store.js';
import { specOf } from '../url.js';
import { mountTop } from '../views/top.js';
import { actionsOn } from './actions.js';
import { DEFAULTS } from './defaults.js';
import { firstState } from './reduce.js';
import { mountBar } from './views/bar.js';
import { mountCurve } from './views/curve.js';
import { mountFigure } from './views/figure.js';
import { mountNotices } from './views/notices.js';
import { mountOpened } from './views/opened.js';
import { mountSettings } from './views/settings.js';
import { mountTwins } from './views/twins.js';
import { mountWeights } from './views/weights.js';

const store = new Store({ ...firstState(), language: preferredLanguage() });
const series = new Series();
const actions = actionsOn(store, series);

marking(store, 'hello', ({ spelled }) => ({
  exact: spelled === null ? '' : String(spelled.right / spelled.steps.length),
}));
mountTop(element('top'), store, actions, 'hello');
mountBar(element('bar'), store, actions);
mountNotices(element('notices'), store, actions);
mountFigure(element('figure'), store, actions);
mountTwins(element('twins'), store);
mountOpened(element('opened'), store);
mountWeights(element('weights'), store, actions);
mountCurve(element('curve'), store, series);
mountSettings(element('settings'), store, actions);

void askWhatWasReplaced(store);
actions.open(specOf(location.hash, DEFAULTS));
window.addEventListener('hashchange', () => actions.open(specOf(location.hash, DEFAULTS)));
