import { html } from '../../dom.js';
import { choiceControl, numberControl, rateControl } from '../../views/control.js';
import { settingOf } from '../../views/setting.js';
import { mounted } from '../../views/view.js';
import { DEFAULTS } from '../defaults.js';
import { EXPERIMENTS, kindOf, KINDS, ofKind } from '../experiments.js';
import { RANGES, rangeOf } from '../first-weights.js';
import { fits } from '../../presets.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Spec} Spec
 * @typedef {import('../experiments.js').Experiment} Experiment
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../i18n/words.js').Key} Key
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * Experiments to begin with one press, and all settings.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountSettings(root, store, actions) {
  return mounted(
    root,
    store,
    (state, words) => html`
      <h2 id="settings-title">${words('settings.title')}</h2>
      <p class="explanation">${words('settings.explanation')}</p>
      <div class="experiments">
        ${
          /** @type {Experiment[]} */ (Object.keys(EXPERIMENTS)).map((name) =>
            experiment(name, state, words, actions),
          )
        }
      </div>
      <h3 class="group">${words('settings.all')}</h3>
      <p class="hint">${words('settings.allHint')}</p>
      <div class="settings">${controls(state, words, actions)}</div>
    `,
  );
}

/**
 * @param {Experiment} name
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function experiment(name, { run }, words, actions) {
  const runs = run !== null && fits(run.spec, EXPERIMENTS[name]);
  return html`<button
    data-experiment=${name}
    aria-pressed=${runs}
    ?disabled=${run === null}
    @click=${() => actions.experiment(name)}
  >
    <b>${words(`preset.${name}`)}</b>
    <span>${words(`preset.${name}.watch`)}</span>
  </button>`;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function controls({ draft, faults }, words, actions) {
  const setting = settingOf('addition', { draft, faults }, DEFAULTS, actions);
  /** @param {string} field @param {string[]} options */
  const named = (field, options) =>
    options.map((value) => ({ value, name: words(/** @type {Key} */ (`${field}.${value}`)) }));
  /** What has gates always reads its memory. */
  const gated = draft.cell !== 'rnn';
  const kind = {
    ...setting('cell'),
    speaks: 'addition.kind',
    value: kindOf(draft),
    standard: kindOf(DEFAULTS),
    standardName: words('addition.kind.rnn:sigmoid'),
    fault: faults.cell ?? faults.activation,
    options: named('addition.kind', KINDS),
    choose: (/** @type {string} */ value) => actions.choose(ofKind(value)),
  };
  return [
    numberControl(
      { ...setting('bits'), unit: words('addition.bits.unit'), min: 4, max: 16, step: 1 },
      words,
    ),
    numberControl(
      { ...setting('hidden'), unit: words('addition.hidden.unit'), min: 1, max: 64, step: 1 },
      words,
    ),
    choiceControl(kind, words),
    choiceControl(
      {
        ...setting('recurrence'),
        ...(gated ? { value: DEFAULTS.recurrence } : {}),
        standardName: words('addition.recurrence.hidden'),
        options: named('addition.recurrence', ['hidden', 'input']),
        disabled: gated,
      },
      words,
    ),
    choiceControl(
      {
        ...setting('initializer'),
        standardName: rangeName(DEFAULTS.initializer, words),
        options: ranges(draft.initializer, words),
      },
      words,
    ),
    numberControl({ ...setting('seed'), min: 0, max: 2 ** 53 - 1, step: 1 }, words),
    rateControl(
      setting('learningRate'),
      { kind: 'rate', min: 0, max: 100, step: 'any', least: 1e-3, most: 10 },
      undefined,
      words,
    ),
  ];
}

/**
 * The ranges of first weights that can be chosen, and the one that is, when it is another or written otherwise.
 * @param {string} chosen
 * @param {Words} words
 */
function ranges(chosen, words) {
  const all = RANGES.map((value) => ({ value, name: rangeName(value, words) }));
  const name = rangeName(chosen, words);
  return RANGES.includes(chosen)
    ? all
    : [...all.filter((one) => one.name !== name), { value: chosen, name }];
}

/**
 * @param {string} initializer
 * @param {Words} words
 */
function rangeName(initializer, words) {
  const range = rangeOf(initializer);
  return range === null ? initializer : words('addition.initializer.range', range);
}
