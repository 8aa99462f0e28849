import { actionsOn } from './actions.js';
import { api } from './api.js';
import { droppedFiles } from './corpora/files.js';
import { mountChooser } from './corpora/views/chooser.js';
import { courtApi } from './court/api.js';
import { shownIn } from './court/showing.js';
import { watchingCourt } from './court/watching.js';
import { DEFAULTS } from './defaults.js';
import { estimating } from './estimator.js';
import { measuring } from './measures.js';
import { askWhatWasReplaced, element, marking, preferredLanguage } from './page.js';
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

const store = new Store({ ...firstState(), language: preferredLanguage() });
const series = new Series();
const actions = actionsOn(store, series);

marking(store, 'text', (state) => ({
  shown: shownIn(state),
  chooser: state.chooser.open ? 'open' : 'folded',
}));
mountTop(element('top'), store, actions, 'text');
mountBar(element('bar'), store, actions);
mountNotices(element('notices'), store, actions);
mountChooser(element('chooser'), store, actions);
mountText(element('text'), store, actions);
mountNetwork(element('network'), store, actions);
mountLoss(element('loss'), store, actions, series);
mountSamples(element('samples-panel'), store, actions);
mountDrop(element('drop'), store, async (dropped) =>
  actions.sendFiles(await droppedFiles(dropped)),
);

estimating(store, api.estimate);
measuring(store, api.measures);
watchingCourt(store, courtApi);
void askWhatWasReplaced(store);
actions.open(specOf(location.hash, DEFAULTS));
window.addEventListener('hashchange', () => actions.open(specOf(location.hash, DEFAULTS)));
