import { html, live } from '../../dom.js';
import { idOf } from '../../fields.js';
import { control, numberControl } from '../../views/control.js';
import { MECHANISMS } from '../defaults.js';

/**
 * @typedef {import('../types.js').MemorySettings} MemorySettings
 * @typedef {import('../types.js').Mechanism} Mechanism
 * @typedef {import('../../i18n/words.js').Words} Words
 */

/** @type {[keyof MemorySettings & ('slots' | 'width' | 'readHeads'), number, number][]} */
const SIZES = [
  ['slots', 1, 512],
  ['width', 1, 512],
  ['readHeads', 1, 16],
];

/** Of the memory that is addressed by location alone; it has a single head. */
const SIZES_BY_LOCATION = SIZES.slice(0, 2);

/**
 * The settings of a memory: its size, and a switch for each mechanism. Those of text runs are set in the same way.
 * @param {{faults: Record<string, string>, draft: {cell: string, memory: MemorySettings}}} state
 * @param {Readonly<MemorySettings>} defaults
 * @param {Words} words
 * @param {{choose: (change: {memory: MemorySettings}) => void}} actions
 */
export function memorySettings({ faults, draft: { cell, memory } }, defaults, words, actions) {
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
  /** Of texts alone, whose windows follow each other; a server of old does not know it. */
  const offersCarried = defaults.carried !== undefined && memory.carried !== undefined;
  /** @type {(Mechanism | 'carried')[]} */
  const switches = [
    ...(cell === 'dnc' ? MECHANISMS : []),
    ...(offersCarried ? [/** @type {const} */ ('carried')] : []),
  ];
  return [
    ...(cell === 'dnc' ? SIZES : SIZES_BY_LOCATION).map(([field, min, max]) =>
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
 * @param {import('../../views/control.js').Setting} setting
 * @param {Words} words
 */
export function flag(setting, words) {
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
