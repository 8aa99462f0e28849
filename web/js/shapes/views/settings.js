import { html } from '../../dom.js';
import { choiceControl, numberControl, rateControl } from '../../views/control.js';
import { settingOf } from '../../views/setting.js';
import { mounted } from '../../views/view.js';
import { DEFAULTS } from '../defaults.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Spec} Spec
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** @satisfies {Partial<Record<keyof Spec, [number, number]>>} */
const NUMBERS = {
  hidden: [1, 128],
  batch: [1, 256],
  maxSteps: [0, 2 ** 53 - 1],
  seed: [0, 2 ** 53 - 1],
};

/**
 * All settings of a run.
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
      <p class="explanation">${words('settings.allHint')}</p>
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
  const defaults = DEFAULTS[draft.shape];
  const setting = settingOf('shapes', { draft, faults }, defaults, actions);
  const cells = ['rnn', 'lstm', 'gru'].map((value) => ({ value, name: value.toUpperCase() }));
  return [
    choiceControl(
      { ...setting('cell'), standardName: defaults.cell.toUpperCase(), options: cells },
      words,
    ),
    ...Object.entries(NUMBERS).map(([field, [min, max]]) =>
      numberControl({ ...setting(/** @type {keyof Spec} */ (field)), min, max, step: 1 }, words),
    ),
    rateControl(
      setting('learningRate'),
      { kind: 'rate', min: 0, max: 10, step: 'any', least: 1e-4, most: 1 },
      undefined,
      words,
    ),
  ];
}
