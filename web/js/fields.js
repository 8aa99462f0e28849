import { same } from './groups.js';

/**
 * The settings that the page lets one choose: of which kind each is, in which range, and where it stands.
 *
 * @typedef {import('./types.js').Spec} Spec
 *
 * @typedef {{kind: 'number', min: number, max: number, step: number | 'any'}} NumberField
 * @typedef {{kind: 'rate', min: number, max: number, step: 'any', least: number, most: number}} RateField also on a
 * logarithmic slider from `least` to `most`
 * @typedef {{kind: 'choice', options: string[]}} ChoiceField
 * @typedef {{kind: 'form'}} FormField a name with numbers, such as `decay:0.97:10`; forms.js has them
 * @typedef {(NumberField | RateField | ChoiceField | FormField) & {unit?: true, when?: (spec: Spec) => boolean}} Field
 * `unit`: its words tell a unit; `when`: it matters only then
 */

/** Fields that a run takes over while it trains. */
const LIVE = new Set([
  'learningRate',
  'gradientClip',
  'gradientClipBy',
  'dropout',
  'teacherForcing',
  'pace',
  'name',
  'sampling',
]);

/** @param {string} field */
export function isLive(field) {
  return LIVE.has(field);
}

/**
 * Tells whether two specs need different runs: they differ in a setting that a run cannot change while it goes on.
 * @template {object} S
 * @param {Readonly<S>} defaults has every setting
 * @returns {(a: S, b: S) => boolean}
 */
export function differingIn(defaults) {
  const structural = /** @type {(keyof S & string)[]} */ (Object.keys(defaults)).filter(
    (field) => !isLive(field),
  );
  return (a, b) => structural.some((field) => !same(a[field], b[field]));
}

/** @param {number} min @param {number} max @returns {NumberField} */
const whole = (min, max) => ({ kind: 'number', min, max, step: 1 });
/** @param {number} min @param {number} max @returns {NumberField} */
const real = (min, max) => ({ kind: 'number', min, max, step: 'any' });
/** @param {...string} options @returns {ChoiceField} */
const choice = (...options) => ({ kind: 'choice', options });

const LARGEST = 2 ** 53 - 1;

/** @satisfies {Partial<Record<keyof Spec, Field>>} */
export const FIELDS = {
  cell: choice('rnn', 'lstm', 'gru', 'dnc', 'dnc-numpy'),
  layers: whole(1, 16),
  hidden: { ...whole(1, 4096), unit: true },
  dropout: { ...real(0, 0.95), unit: true },
  optimizer: choice('sgd', 'adagrad', 'rmsprop', 'adam'),
  momentum: { ...real(0, 0.999), unit: true, when: ({ optimizer }) => optimizer === 'sgd' },
  learningRate: {
    kind: 'rate',
    min: 0,
    max: 1000,
    step: 'any',
    least: 1e-5,
    most: 1,
  },
  schedule: { kind: 'form' },
  maxEpochs: { ...whole(0, 1e9), unit: true },
  gradientClip: real(0, 1000),
  gradientClipBy: choice('value', 'norm'),
  sequenceLength: { ...whole(1, 10000), unit: true },
  batch: { ...whole(1, 1024), unit: true },
  teacherForcing: { ...real(0, 1), unit: true },
  initializer: { kind: 'form' },
  forgetBias: { ...real(-10, 10), when: ({ cell }) => cell === 'lstm' || cell === 'dnc' },
  validationFraction: { ...real(0, 0.99), unit: true },
  seed: whole(0, LARGEST),
};

/** @typedef {keyof typeof FIELDS} FieldName */

/** Where the settings stand, in order; those of `more` are folded away. */
export const GROUPS = /** @satisfies {Record<string, FieldName[]>} */ ({
  architecture: ['cell', 'layers', 'hidden', 'dropout'],
  training: [
    'optimizer',
    'momentum',
    'learningRate',
    'schedule',
    'maxEpochs',
    'gradientClip',
    'gradientClipBy',
    'sequenceLength',
    'batch',
  ],
  more: ['teacherForcing', 'initializer', 'forgetBias', 'validationFraction', 'seed'],
});

/**
 * The change that sets a field: a share that validates takes from what is trained on, so that nothing is left over unless it was
 * before.
 * @param {Spec} spec
 * @param {string} field
 * @param {any} value
 * @returns {Partial<Spec>}
 */
export function changeOf(spec, field, value) {
  if (field !== 'validationFraction') {
    return { [field]: value };
  }
  const all = spec.trainFraction + spec.validationFraction > 1 - 1e-9;
  const rest = Number((1 - value).toPrecision(6));
  const trainFraction = all ? rest : Math.min(spec.trainFraction, rest);
  return { validationFraction: value, trainFraction };
}

/** Fields whose faults may be mended by another one. @type {Record<string, string[]>} */
const MENDED = {
  maxEpochs: ['schedule'],
  batch: ['sequenceLength'],
  sequenceLength: ['batch'],
  validationFraction: ['sequenceLength', 'batch'],
};

/**
 * What was wrong but for that with some fields that have been changed.
 * @param {Record<string, string>} faults
 * @param {string[]} changed
 */
export function withoutFaults(faults, changed) {
  const gone = new Set(changed.flatMap((field) => [field, ...(MENDED[field] ?? [])]));
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !gone.has(field)));
}

/**
 * The id of the element of a field: `gradientClip` is `gradient-clip`.
 * @param {string} field
 */
export function idOf(field) {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
