/**
 * @typedef {import('./types.js').Run} Run
 * @typedef {import('./types.js').Fork} Fork
 */

/** Settings that fit whatever was learnt, so that a fork may change them; others belong to what was learnt. */
const FIELDS = [
  'learningRate',
  'schedule',
  'dropout',
  'gradientClip',
  'gradientClipBy',
  'teacherForcing',
];

/**
 * A fork of a run as it is first offered: with the settings of the run.
 * @param {Run} run
 * @param {number} step of the checkpoint
 * @returns {Fork}
 */
export function forkOf({ spec }, step) {
  const fields = FIELDS.filter((field) => field in spec);
  const values = Object.fromEntries(fields.map((field) => [field, String(spec[field])]));
  return { step, values: { ...values, name: '' }, faults: {}, under: false };
}

/**
 * What the server is asked for: the step, and the settings that differ from those of the parent.
 * @param {Fork} fork
 * @param {Run} parent
 * @returns {Record<string, string | number>}
 */
export function settingsOf({ step, values }, { spec }) {
  /** @type {Record<string, string | number>} */
  const settings = { step, name: values.name.trim() };
  for (const [field, text] of Object.entries(values)) {
    if (field !== 'name' && text !== String(spec[field])) {
      settings[field] = typeof spec[field] === 'number' && text.trim() !== '' ? Number(text) : text;
    }
  }
  return settings;
}
