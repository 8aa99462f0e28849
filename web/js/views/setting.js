import { idOf, isLive } from '../fields.js';

/**
 * @typedef {import('./control.js').Setting} Setting
 */

/**
 * Makes what a control has to know of a setting of a run: its value, its default, and what choosing another one does.
 * @template {object} S
 * @param {string} laboratory whose words the controls speak
 * @param {{draft: S, faults: Record<string, string>}} state
 * @param {Readonly<S>} defaults
 * @param {{change: (change: any) => void, choose: (change: any) => void}} actions
 * @returns {(field: keyof S & string) => Omit<Setting, 'value' | 'standard'> & {value: any, standard: any}}
 */
export function settingOf(laboratory, { draft, faults }, defaults, actions) {
  return (field) => ({
    field,
    speaks: `${laboratory}.${field}`,
    id: idOf(field),
    value: draft[field],
    standard: defaults[field],
    fault: faults[field],
    takesEffect: isLive(field) ? 'live' : 'resets',
    choose: (/** @type {any} */ value) =>
      (isLive(field) ? actions.change : actions.choose)({ [field]: value }),
  });
}
