import { askWhatWasReplaced, element, marking, preferredLanguage } from '../page.js';
import { Series } from '../series.js';
import { Store } from '../store.js';
import { mountTop } from '../views/top.js';
import { ablatingAtRest } from './ablating.js';
import { actionsOn } from './actions.js';
import { memoryCalls } from './api.js';
import { asking } from './asking.js';
import { playing } from './playing.js';
import { firstState, shownLook } from './reduce.js';
import { mountAblations } from './views/ablations.js';
import { mountBar } from './views/bar.js';
import { mountChooser } from './views/chooser.js';
import { mountCurves } from './views/curves.js';
import { mountLengths } from './views/lengths.js';
import { mountNotices } from './views/notices.js';
import { mountTheatre } from './views/theatre.js';

const store = new Store({ ...firstState(), language: preferredLanguage() });
const series = new Series();
const actions = actionsOn(store, series);

marking(store, 'memory', (state) => ({
  task: state.run?.spec.task ?? '',
  cell: state.run?.spec.cell ?? '',
  exact: String(state.tried?.exact ?? ''),
  shown: String(shownLook(state)?.step ?? ''),
}));
mountTop(element('top'), store, actions, 'memory');
mountBar(element('bar'), store, actions);
mountNotices(element('notices'), store, actions);
mountChooser(element('chooser'), store, actions);
mountTheatre(element('theatre'), store, actions);
mountCurves(element('curves'), store, series);
mountLengths(element('lengths'), store, actions);
mountAblations(element('ablations'), store, actions);

asking(store, memoryCalls);
playing(store);
ablatingAtRest(store, actions.ablate);
void askWhatWasReplaced(store);
actions.open(location.hash);
window.addEventListener('hashchange', () => actions.open(location.hash));
