import { html, nothing } from '../../dom.js';
import { choiceControl, numberControl, rateControl } from '../../views/control.js';
import { settingOf } from '../../views/setting.js';
import { DEFAULTS, shortestOf } from '../defaults.js';
import { flag, memorySettings } from './memory-settings.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').TaskSpec} TaskSpec
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../i18n/words.js').Key} Key
 * @typedef {import('../actions.js').Actions} Actions
 * @typedef {keyof TaskSpec} Field
 * @typedef {ReturnType<typeof settingOf<TaskSpec>>} Of
 */

const LARGEST = 2 ** 53 - 1;

/** The numbers, in order, with their ranges and when they matter. @type {[Field, number, number, ((spec: TaskSpec) => boolean)?][]} */
const EXAMPLES = [
  ['bits', 1, 12],
  ['minLength', 1, 32],
  ['maxLength', 1, 32],
  ['repeats', 1, 8, ({ task }) => task === 'repeat-copy'],
  ['delay', 1, 16, ({ task }) => task === 'echo'],
];

/**
 * All settings of a run on a memory task, folded away under what they come to.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function settings(state, words, actions) {
  const draft = /** @type {TaskSpec} */ (state.draft);
  const defaults = DEFAULTS[draft.task];
  const setting = settingOf('memory', { draft, faults: state.faults }, defaults, actions);
  const number = numbers(setting, words);
  const faulty = Object.keys(state.faults).some((field) => field !== 'pace');
  return html`<details class="more" id="settings" ?open=${faulty}>
    <summary>${words('settings.all')} <span class="aside">${summary(draft, words)}</span></summary>
    <p class="explanation">${words('settings.allHint')}</p>
    <h3 class="group">${words('memory.group.example')}</h3>
    <div class="settings">
      ${EXAMPLES.map(([field, min, max, matters]) => ((matters?.(draft) ?? true) ? number(field, field === 'minLength' ? shortestOf(draft.task) : min, max) : nothing))}
      ${flag(setting('curriculum'), words)}
    </div>
    <h3 class="group">${words('memory.group.network')}</h3>
    <div class="settings">
      ${number('hidden', 1, 512)}
      ${draft.cell === 'dnc' ? memorySettings(state, defaults.memory, words, actions) : number('layers', 1, 4)}
    </div>
    <h3 class="group">${words('network.training')}</h3>
    <div class="settings">${training(setting, number, defaults, words)}</div>
  </details>`;
}

/** What the settings come to. @param {TaskSpec} spec @param {Words} words */
function summary({ bits, maxLength, hidden, cell, memory }, words) {
  const { slots, width, readHeads } = memory;
  const values = { bits, maxLength, hidden, slots, width, readHeads, cell: cell.toUpperCase() };
  return words(cell === 'dnc' ? 'memory.summary.dnc' : 'memory.summary.plain', values);
}

/**
 * @param {Of} setting
 * @param {Words} words
 */
function numbers(setting, words) {
  /** @param {Field} field @param {number} min @param {number} max */
  return (field, min, max) => {
    const unit = words(/** @type {Key} */ (`memory.${field}.unit`));
    return numberControl({ ...setting(field), unit, min, max, step: 1 }, words);
  };
}

/**
 * @param {Of} setting
 * @param {ReturnType<typeof numbers>} number
 * @param {Readonly<TaskSpec>} defaults
 * @param {Words} words
 */
function training(setting, number, defaults, words) {
  const optimizers = ['sgd', 'adagrad', 'rmsprop', 'adam'].map((value) => ({
    value,
    name: words(/** @type {Key} */ (`optimizer.${value}`)),
  }));
  const standardName = words(/** @type {Key} */ (`optimizer.${defaults.optimizer}`));
  return [
    choiceControl({ ...setting('optimizer'), standardName, options: optimizers }, words),
    rateControl(
      setting('learningRate'),
      { kind: 'rate', min: 0, max: 100, step: 'any', least: 1e-5, most: 1 },
      undefined,
      words,
    ),
    numberControl({ ...setting('gradientClip'), min: 0, max: 1000, step: 'any' }, words),
    number('batch', 1, 256),
    number('maxSteps', 0, LARGEST),
    number('seed', 0, LARGEST),
  ];
}
