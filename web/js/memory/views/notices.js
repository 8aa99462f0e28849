import { html, nothing } from '../../dom.js';
import { counted, figures, percent } from '../../units.js';
import { trouble } from '../../views/trouble.js';
import { mounted } from '../../views/view.js';
import { isTask } from '../defaults.js';
import { shownLook } from '../reduce.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Steps that a network has taken before it is said to learn. */
const SOME = 20;

/**
 * The sentence on what one sees, and what a person must know.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountNotices(root, store, actions) {
  return mounted(root, store, (state, words) => [
    html`<p class="lead">${lead(state, words)}</p>`,
    trouble(state, words, actions),
    isInert(state)
      ? html`<p id="inert" class="card">
          <b>${words('memory.inert.title')}</b> ${words('memory.inert.text')}
        </p>`
      : nothing,
  ]);
}

/** Whether reading tells the network nothing, though it has had time to learn it. @param {State} state */
function isInert(state) {
  return (state.run?.step ?? 0) >= SOME && shownLook(state)?.memory?.inert === true;
}

/**
 * @param {State} state
 * @param {Words} words
 */
function lead({ run, connection, tried }, words) {
  if (run === null) {
    return words(`memory.lead.${connection === 'reconnecting' ? 'noServer' : 'waiting'}`);
  }
  const values = {
    step: counted(run.step),
    exact: percent(tried?.exact),
    length: tried?.length ?? '–',
    loss: figures(run.smoothLoss),
    cell: run.spec.cell.toUpperCase(),
  };
  if (!isTask(run.spec)) {
    return words('memory.lead.text', values);
  }
  if (run.status !== 'training') {
    return words(`memory.lead.${run.status}`, values);
  }
  return words(
    run.step < SOME || tried === null ? 'memory.lead.new' : 'memory.lead.learning',
    values,
  );
}
