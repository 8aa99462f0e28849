import { isGroup } from './groups.js';

const VERSION = '1';

/**
 * A setting by its path, such as `sampling.prime`.
 * @param {any} spec
 * @param {string} path
 */
function at(spec, path) {
  return path.split('.').reduce((value, key) => value?.[key], spec);
}

/** Every setting, by its path. @param {object} defaults */
function pathsOf(defaults) {
  return Object.entries(defaults).flatMap(([key, value]) =>
    isGroup(value) ? Object.keys(value).map((inner) => `${key}.${inner}`) : key,
  );
}

/**
 * The part of the address behind `#` that stands for a spec: only what differs from the defaults.
 * @template {object} S
 * @param {S} spec
 * @param {Readonly<S>} defaults
 */
export function hashOf(spec, defaults) {
  const params = new URLSearchParams({ v: VERSION });
  for (const path of pathsOf(defaults)) {
    const value = at(spec, path);
    if (value !== undefined && value !== at(defaults, path)) {
      params.set(path, String(value));
    }
  }
  return `#${params}`;
}

/**
 * What an address says of a spec, or null when it holds none; for the rest the defaults hold. Unknown names and values that are
 * not of the setting's type are ignored; ranges are the server's to check.
 * @template {{task: string}} S
 * @param {string} hash
 * @param {Readonly<S>} defaults
 * @returns {Partial<S> | null}
 */
export function specOf(hash, defaults) {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  if (params.get('v') !== VERSION) {
    return null;
  }
  /** @type {any} */
  const spec = { task: defaults.task };
  for (const path of pathsOf(defaults)) {
    const text = params.get(path);
    if (text === null) {
      continue;
    }
    const value = valueOf(text, typeof at(defaults, path));
    if (value === undefined) {
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

/**
 * A value of a type, or undefined when the text is none of it.
 * @param {string} text
 * @param {string} type as `typeof` tells it
 */
function valueOf(text, type) {
  if (type === 'number') {
    const number = Number(text);
    return text.trim() !== '' && Number.isFinite(number) ? number : undefined;
  }
  if (type === 'boolean') {
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }
  return text;
}
