import { DEFAULTS } from './defaults.js';

/**
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./joined.js').Change} Change
 */

const VERSION = '1';

/**
 * A setting by its path, such as `sampling.prime`.
 * @param {any} spec
 * @param {string} path
 */
function at(spec, path) {
  return path.split('.').reduce((value, key) => value[key], spec);
}

const PATHS = [
  ...Object.keys(DEFAULTS).filter((key) => key !== 'sampling'),
  ...Object.keys(DEFAULTS.sampling).map((key) => `sampling.${key}`),
];

/**
 * The part of the address behind `#` that stands for a spec: only what differs from the defaults.
 * @param {Spec} spec
 */
export function hashOf(spec) {
  const params = new URLSearchParams({ v: VERSION });
  for (const path of PATHS) {
    const value = at(spec, path);
    if (value !== undefined && value !== at(DEFAULTS, path)) {
      params.set(path, String(value));
    }
  }
  return `#${params}`;
}

/**
 * What an address says of a spec, or null when it holds none; for the rest the defaults hold. Unknown names and values that are
 * not of the setting's type are ignored; ranges are the server's to check.
 * @param {string} hash
 * @returns {Change | null}
 */
export function specOf(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  if (params.get('v') !== VERSION) {
    return null;
  }
  /** @type {any} */
  const spec = { task: DEFAULTS.task };
  for (const path of PATHS) {
    const text = params.get(path);
    if (text === null) {
      continue;
    }
    const number = typeof at(DEFAULTS, path) === 'number';
    const value = number ? Number(text) : text;
    if (number && (text.trim() === '' || !Number.isFinite(value))) {
      continue;
    }
    const [outer, inner] = path.split('.');
    if (inner === undefined) {
      spec[outer] = value;
    } else {
      spec[outer] = { ...spec[outer], [inner]: value };
    }
  }
  return spec;
}
