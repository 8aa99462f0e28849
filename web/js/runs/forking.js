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

/** Settings that a network that learns a text may change as well, though something begins anew then. */
const FIELDS_OF_TEXT = ['optimizer', 'momentum', 'sequenceLength', 'batch'];

/** How far it is to go. */
const END = 'maxSteps';

/** Settings that decide where in the text is read. */
const WINDOWS = ['sequenceLength', 'batch'];

/**
 * A fork of a run as it is first offered: with the settings of the run, and steps to come where the run has none left.
 * @param {Run} run
 * @param {number | null} step of the checkpoint; null: as the run is now
 * @returns {Fork}
 */
export function forkOf({ spec, ...run }, step) {
  const fields = [...FIELDS, ...(spec.task === 'text' ? FIELDS_OF_TEXT : []), END];
  const values = Object.fromEntries(
    fields.filter((field) => field in spec).map((field) => [field, String(spec[field])]),
  );
  if (values.maxSteps !== undefined && spec.maxSteps > 0 && (step ?? run.step) >= spec.maxSteps) {
    values.maxSteps = String((step ?? run.step) + spec.maxSteps);
  }
  return { step, values: { ...values, name: '' }, faults: {}, under: false };
}

/**
 * What the server is asked for: the step, the settings that differ from those of the parent, and the text if it is another one.
 * @param {Fork} fork
 * @param {Run} parent
 * @param {string} [corpus]
 * @returns {Record<string, string | number>}
 */
export function settingsOf({ step, values }, { spec }, corpus = spec.corpus) {
  /** @type {Record<string, string | number>} */
  const settings = { ...(step === null ? {} : { step }), name: values.name.trim() };
  if (corpus !== spec.corpus) {
    settings.corpus = corpus;
  }
  for (const [field, text] of Object.entries(values)) {
    if (field !== 'name' && text !== String(spec[field])) {
      settings[field] = typeof spec[field] === 'number' && text.trim() !== '' ? Number(text) : text;
    }
  }
  return settings;
}

/**
 * What begins anew with such settings.
 * @param {Fork} fork
 * @param {Run} parent
 * @returns {('statistics' | 'windows')[]}
 */
export function anew({ values }, { spec }) {
  const changed = (/** @type {string} */ field) =>
    field in values && values[field].trim() !== String(spec[field]);
  return [
    ...(changed('optimizer') ? [/** @type {const} */ ('statistics')] : []),
    ...(WINDOWS.some(changed) ? [/** @type {const} */ ('windows')] : []),
  ];
}
