/**
 * Settings that are a name with numbers behind colons: `decay:0.97:10`.
 *
 * @typedef {{standard: number, min: number, max: number, step: number | 'any'}} FormNumber
 * @typedef {{name: string, numbers: number[]}} Form
 */

/** The names of each setting, and the numbers of each name. @type {Record<string, Record<string, FormNumber[]>>} */
export const FORMS = {
  schedule: {
    constant: [],
    decay: [
      { standard: 0.97, min: 0.001, max: 1, step: 'any' },
      { standard: 10, min: 1, max: 1e9, step: 1 },
    ],
    halving: [{ standard: 10000, min: 1, max: 1e12, step: 1 }],
    cosine: [{ standard: 100, min: 0, max: 1e12, step: 1 }],
  },
  initializer: {
    normal: [{ standard: 0.01, min: 0.0001, max: 10, step: 'any' }],
    uniform: [{ standard: 0.08, min: 0.0001, max: 10, step: 'any' }],
    xavier: [],
  },
};

/**
 * @param {string} text
 * @returns {Form}
 */
export function formOf(text) {
  const [name, ...numbers] = text.split(':');
  return { name, numbers: numbers.map(Number) };
}

/** @param {Form} form */
export function textOf({ name, numbers }) {
  return [name, ...numbers].join(':');
}

/**
 * A name with its usual numbers.
 * @param {string} setting
 * @param {string} name
 */
export function standardText(setting, name) {
  return textOf({ name, numbers: FORMS[setting][name].map(({ standard }) => standard) });
}

/**
 * A form with one number changed.
 * @param {string} text
 * @param {number} at
 * @param {number} number
 */
export function withNumber(text, at, number) {
  const { name, numbers } = formOf(text);
  return textOf({ name, numbers: numbers.with(at, number) });
}
