import { html, nothing } from '../../dom.js';
import { segments } from '../../views/segments.js';
import { mounted } from '../../views/view.js';
import { hashOf } from '../../url.js';
import { DEFAULTS as TEXT } from '../../defaults.js';
import { CELLS, isTask, TASKS } from '../defaults.js';
import { settings } from './settings.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Task} Task
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../i18n/words.js').Key} Key
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The task, the network that learns it, and all settings; of a text run the way to its page.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountChooser(root, store, actions) {
  return mounted(
    root,
    store,
    (state, words) => html`
      <h2 id="chooser-title">${words('memory.chooser.title')} ${network(state, words, actions)}</h2>
      <ul class="tasks">
        ${TASKS.map((task) => card(task, state, words, actions))}
      </ul>
      ${state.run !== null && !isTask(state.run.spec) ? fromText(state, words) : settings(state, words, actions)}
    `,
  );
}

/**
 * @param {Task} task
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function card(task, { run }, words, actions) {
  return html`<li>
    <button
      data-task=${task}
      aria-pressed=${run?.spec.task === task}
      ?disabled=${run === null}
      @click=${() => actions.task(task)}
    >
      <b>${words(`memory.task.${task}.name`)}</b>
      <span>${words(`memory.task.${task}.sentence`)}</span>
    </button>
  </li>`;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function network({ run }, words, actions) {
  if (run !== null && !isTask(run.spec)) {
    return nothing;
  }
  return segments({
    name: 'cell',
    legend: words('memory.cell.label'),
    value: run?.spec.cell ?? '',
    options: CELLS.map((cell) => ({
      value: cell,
      text: cell.toUpperCase(),
      title: words(/** @type {Key} */ (`memory.cell.${cell}`)),
    })),
    choose: actions.cell,
  });
}

/**
 * @param {State} state
 * @param {Words} words
 */
function fromText({ run }, words) {
  const { spec, name } = /** @type {import('../../types.js').Run} */ (run);
  return html`<p class="card">
    ${words('memory.fromText', { name })}
    <a href=${`/${hashOf(spec, TEXT)}`}>${words('memory.toText')}</a>
  </p>`;
}
