import { html, live, nothing } from '../../dom.js';
import { idOf } from '../../fields.js';
import { choiceControl, control, numberControl, rateControl } from '../../views/control.js';
import { settingOf } from '../../views/setting.js';
import { DEFAULTS, MECHANISMS } from '../defaults.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').TaskSpec} TaskSpec
 * @typedef {import('../types.js').MemorySettings} MemorySettings
 * @typedef {import('../types.js').Mechanism} Mechanism
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

/** @type {[keyof MemorySettings & ('slots' | 'width' | 'readHeads'), number, number][]} */
const MEMORY = [
  ['slots', 1, 512],
  ['width', 1, 512],
  ['readHeads', 1, 16],
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
      ${EXAMPLES.map(([field, min, max, matters]) => ((matters?.(draft) ?? true) ? number(field, min, max) : nothing))}
      ${flag(setting('curriculum'), words)}
    </div>
    <h3 class="group">${words('memory.group.network')}</h3>
    <div class="settings">
      ${number('hidden', 1, 512)}
      ${draft.cell === 'dnc' ? memorySettings(state, draft, defaults.memory, words, actions) : number('layers', 1, 4)}
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

/**
 * The settings of a memory: its size, and a switch for each mechanism. Those of text runs are set in the same way.
 * @param {{faults: Record<string, string>}} state
 * @param {{memory: MemorySettings}} draft
 * @param {Readonly<MemorySettings>} defaults
 * @param {Words} words
 * @param {{choose: (change: {memory: MemorySettings}) => void}} actions
 */
export function memorySettings({ faults }, { memory }, defaults, words, actions) {
  /** @param {keyof MemorySettings} field */
  const one = (field) => ({
    field: `memory.${field}`,
    id: `memory-${idOf(field)}`,
    value: /** @type {any} */ (memory[field]),
    standard: /** @type {any} */ (defaults[field]),
    fault: faults[`memory.${field}`],
    takesEffect: /** @type {'resets'} */ ('resets'),
    choose: (/** @type {any} */ value) => actions.choose({ memory: { ...memory, [field]: value } }),
  });
  /** @type {(Mechanism | 'carried')[]} */
  const switches = [
    ...MECHANISMS,
    ...(memory.carried === undefined ? [] : [/** @type {const} */ ('carried')]),
  ];
  return [
    ...MEMORY.map(([field, min, max]) =>
      numberControl(
        { ...one(field), unit: words(`memory.${field}.unit`), min, max, step: 1 },
        words,
      ),
    ),
    ...switches.map((field) => flag(one(field), words)),
  ];
}

/**
 * A setting that is on or off.
 * @param {import('../../views/control.js').Setting & {value: any}} setting
 * @param {Words} words
 */
function flag(setting, words) {
  const { id, value, standard, choose } = setting;
  const input = html`<input
    id=${id}
    type="checkbox"
    aria-describedby=${`${id}-hint`}
    .checked=${live(value)}
    @change=${(/** @type {any} */ event) => choose(event.target.checked)}
  />`;
  const standardName = words(/** @type {any} */ (standard) ? 'memory.on' : 'memory.off');
  return control({ ...setting, standardName }, words, input, { kind: 'row flag' });
}
