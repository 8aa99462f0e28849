import { html } from '../../dom.js';
import { numberControl, rateControl } from '../../views/control.js';
import { settingOf } from '../../views/setting.js';
import { mounted } from '../../views/view.js';
import { DEFAULTS } from '../defaults.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Spec} Spec
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * All settings but the word and the pace.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountSettings(root, store, actions) {
  return mounted(
    root,
    store,
    (state, words) => html`
      <h2 id="settings-title">${words('settings.all')}</h2>
      <p class="explanation">${words('hello.settings.explanation')}</p>
      <div class="settings">${controls(state, words, actions)}</div>
    `,
  );
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function controls({ draft, faults }, words, actions) {
  const setting = settingOf('hello', { draft, faults }, DEFAULTS, actions);
  const most = 2 ** 53 - 1;
  return [
    rateControl(
      setting('learningRate'),
      { kind: 'rate', min: 0, max: 100, step: 'any', least: 1e-2, most: 2 },
      undefined,
      words,
    ),
    numberControl(
      { ...setting('hidden'), unit: words('hello.hidden.unit'), min: 1, max: 16, step: 1 },
      words,
    ),
    numberControl({ ...setting('seed'), min: 0, max: most, step: 1 }, words),
    numberControl({ ...setting('maxSteps'), min: 0, max: most, step: 1 }, words),
  ];
}
