import { html } from '../../dom.js';
import { counter, figures } from '../../units.js';
import { controls, pill, reading } from '../../views/run-controls.js';
import { mountRunBar, paceControl } from '../../views/run-bar.js';
import { needsNewRun } from '../defaults.js';
import { paceName, PACES } from '../paces.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

const PACE = { speaks: 'hello.pace', paces: PACES, name: paceName };

/**
 * The bar on top: what can be done, and where the network stands.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountBar(root, store, actions) {
  return mountRunBar(root, store, actions, (state, words) => bar(state, words, actions));
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function bar(state, words, actions) {
  const { run, draft, spelled } = state;
  const right = spelled === null ? '–' : `${spelled.right} / ${spelled.steps.length}`;
  return html`
    ${controls(run, words, actions, {
      changed: run !== null && needsNewRun(draft, run.spec),
      stepHint: words('hello.bar.stepHint'),
    })}
    ${paceControl(state, words, actions, PACE)}
    <dl class="readings">
      ${reading(words('hello.bar.steps'), counter(run?.step ?? 0), 'counter')}
      ${reading(words('hello.bar.loss'), figures(spelled?.loss), 'error')}
      ${reading(words('hello.bar.right'), right, 'loss exact')}
    </dl>
    ${pill(state, words)}
  `;
}
