import { html, nothing } from '../../dom.js';
import { counted, counter, figures, percent } from '../../units.js';
import { mountRunBar, paceControl } from '../../views/run-bar.js';
import { controls, pill, reading } from '../../views/run-controls.js';
import { isTask, needsNewRun } from '../defaults.js';
import { paceName, PACES } from '../paces.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

const PACE = { speaks: 'memory.pace', paces: PACES, name: paceName };

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
  const { run, draft, tried } = state;
  const rate = run?.charactersPerSecond;
  const task = run === null || isTask(run.spec);
  return html`
    ${controls(run, words, actions, {
      changed: run !== null && needsNewRun(draft, run.spec),
      stepHint: words(task ? 'memory.bar.stepHint' : 'bar.stepHint'),
    })}
    ${paceControl(state, words, actions, PACE)}
    <dl class="readings">
      ${reading(words('bar.steps'), counter(run?.step ?? 0), 'counter')}
      ${reading(words('memory.bar.loss'), figures(run?.smoothLoss), 'error', words(task ? 'memory.bar.perBit' : 'unit.nats'))}
      ${task ? reading(words('memory.bar.exact'), `${percent(tried?.exact)} %`, 'loss exact') : nothing}
      ${task ? reading(words('memory.bar.length'), String(tried?.length ?? '–'), 'length') : nothing}
      ${reading(
        words(task ? 'memory.bar.speed' : 'bar.speed'),
        typeof rate === 'number' ? counted(rate) : '–',
        'speed',
      )}
    </dl>
    ${pill(state, words)}
  `;
}
