import { askWhatWasReplaced, element, preferredLanguage, speak } from '../page.js';
import { Store } from '../store.js';
import { mountDrop } from '../views/drop.js';
import { mountTop } from '../views/top.js';
import { actionsOn } from './actions.js';
import { goingOf, placeOf } from './address.js';
import { Curves } from './curves.js';
import { travelling } from './machine.js';
import { polling } from './polling.js';
import { firstState, withChecked, withSelected } from './reduce.js';
import { mountKept } from './views/kept.js';
import { mountList } from './views/list.js';
import { mountMachine } from './views/machine.js';
import { mountNotices } from './views/notices.js';
import { mountOverlay } from './views/overlay.js';
import { mountPython } from './views/python.js';

/** @typedef {import('./types.js').State} State */

/** @type {Store<State>} */
const store = new Store({ ...firstState(), language: preferredLanguage() });
const curves = new Curves();
const polls = polling(store, curves);
const actions = actionsOn(store, polls);
const travel = travelling(store);

/** What the address says. */
function follow() {
  const { selected, checked, look } = placeOf(location.hash);
  const going = goingOf(location.hash);
  store.set((state) => withSelected(withChecked({ ...state, look, going }, checked), selected));
}

/** Does what another page asks for, as soon as the run is known. */
function goOn() {
  const { going, runs, selected } = store.state;
  if (going !== null && runs?.some(({ id }) => id === selected)) {
    store.set({ going: null });
    actions.remember();
    actions.fork(null, going.text);
  }
}

/** The language, and what programs wait for. */
function mark() {
  const { language, connection, runs, selected } = store.state;
  speak(language, 'runs');
  Object.assign(element('run').dataset, {
    connection,
    runs: runs === null ? '' : String(runs.length),
    selected: selected ?? '',
  });
  element('side').classList.toggle('looking', selected !== null);
}

store.listen(mark);
store.listen(goOn);
follow();
mark();
mountTop(element('top'), store, actions, 'runs');
mountNotices(element('notices'), store, actions);
mountList(element('list'), store, actions);
mountOverlay(element('overlay'), store, actions, curves);
mountKept(element('kept'), store, actions);
mountMachine(element('machine'), store, travel);
mountPython(element('python'), store);
mountDrop(element('drop'), store, ({ files }) => actions.open(files[0]), 'runs.dropHere');

window.addEventListener('hashchange', () => {
  follow();
  polls.now();
});
void askWhatWasReplaced(store);
polls.now();
