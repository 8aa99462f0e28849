import { html, nothing } from '../dom.js';
import { DEFAULTS } from '../defaults.js';
import { hasMemory } from '../memory/defaults.js';
import { memorySettings } from '../memory/views/memory-settings.js';
import { changeOf, FIELDS, GROUPS, idOf, isLive } from '../fields.js';
import { formOf } from '../forms.js';
import { choiceControl, numberControl, rateControl } from './control.js';
import { formControl } from './form-control.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../fields.js').FieldName} FieldName
 * @typedef {import('../fields.js').Field} Field
 * @typedef {import('./control.js').Setting} Setting
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../i18n/words.js').Key} Key
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The settings of the network and of its training; rare ones are folded away.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function settings(state, words, actions) {
  /** @param {FieldName[]} fields */
  const controls = (fields) =>
    html`<div class="settings">
      ${fields.map((field) => setting(field, state, words, actions))}
    </div>`;
  const faulty = GROUPS.more.some((field) => faultOf(field, state));
  const more = GROUPS.more.filter((field) => matters(field, state));
  return html`
    ${controls(GROUPS.architecture)} ${memory(state, words, actions)}
    <h3 class="group">${words('network.training')}</h3>
    ${controls(GROUPS.training)}
    <details class="more" ?open=${faulty}>
      <summary>${words('network.more', { count: more.length })}</summary>
      ${controls(GROUPS.more)}
    </details>
  `;
}

/**
 * The settings of the memory, of a network that has one.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function memory(state, words, actions) {
  const { cell, memory: chosen } = state.draft;
  return chosen === undefined || !hasMemory(cell)
    ? nothing
    : html`<h3 class="group">${words('memory.group.memory')}</h3>
        <div class="settings" id="memory-settings">
          ${memorySettings(state, DEFAULTS.memory, words, actions)}
        </div>`;
}

/**
 * Whether a field can be chosen: the server knows it, and it makes a difference.
 * @param {FieldName} name
 * @param {State} state
 */
function matters(name, { draft }) {
  /** @type {Field} */
  const field = FIELDS[name];
  return draft[name] !== undefined && (field.when?.(draft) ?? true);
}

/**
 * What the server refused of a field. What is trained on has no control of its own: it is the rest of what validates.
 * @param {FieldName} name
 * @param {State} state
 */
function faultOf(name, { faults }) {
  return faults[name] ?? (name === 'validationFraction' ? faults.trainFraction : undefined);
}

/**
 * @param {FieldName} name
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function setting(name, state, words, actions) {
  if (!matters(name, state)) {
    return nothing;
  }
  /** @type {Field} */
  const field = FIELDS[name];
  const live = isLive(name);
  /** @type {Setting} */
  const one = {
    field: name,
    id: idOf(name),
    value: state.draft[name],
    standard: DEFAULTS[name],
    fault: faultOf(name, state),
    takesEffect: live ? 'live' : 'resets',
    unit:
      field.unit &&
      words(/** @type {Key} */ (`${name}.unit`), {
        symbols: words(`tokens.${state.draft.tokens ?? 'characters'}`),
      }),
    standardName: standardName(name, field, words),
    choose: (value) => {
      const change = changeOf(state.draft, name, value);
      (live ? actions.change : actions.choose)(change);
    },
  };
  switch (field.kind) {
    case 'number':
      return numberControl({ ...one, ...field, unit: one.unit }, words);
    case 'rate':
      return rateControl(one, field, rateNow(state, words), words);
    case 'choice':
      return choiceControl({ ...one, options: named(name, field.options, words) }, words);
    default:
      return formControl(one, words);
  }
}

/**
 * The rate that a schedule has made of the one that is set; undefined without a schedule.
 * @param {State} state
 * @param {Words} words
 */
function rateNow({ run }, words) {
  return typeof run?.learningRateNow !== 'number' || run.spec.schedule === 'constant'
    ? undefined
    : words('learningRate.now', { rate: Number(run.learningRateNow.toPrecision(3)) });
}

/**
 * The default of a field that is no number, in words.
 * @param {FieldName} name
 * @param {Field} field
 * @param {Words} words
 */
function standardName(name, field, words) {
  if (field.kind !== 'choice' && field.kind !== 'form') {
    return undefined;
  }
  const { name: kind, numbers } = formOf(String(DEFAULTS[name]));
  return [words(/** @type {Key} */ (`${name}.${kind}`)), ...numbers].join(' ');
}

/**
 * @param {string} field
 * @param {string[]} options
 * @param {Words} words
 */
function named(field, options, words) {
  return options.map((value) => ({
    value,
    name: words(/** @type {Key} */ (`${field}.${value}`)),
  }));
}
