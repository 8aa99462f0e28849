import { hashOf, specOf } from '../url.js';
import { DEFAULTS, SHAPES } from './defaults.js';

/**
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Shape} Shape
 */

/** The defaults of a shape, but for the shape itself, which an address always says. @param {Shape} shape */
function others(shape) {
  return { .../** @type {Omit<Spec, 'shape'> & {shape: string}} */ (DEFAULTS[shape]), shape: '' };
}

/** The part of the address that stands for a spec: its shape, and what differs from the shape's defaults. @param {Spec} spec */
export function addressOf(spec) {
  return hashOf({ ...spec, shape: /** @type {string} */ (spec.shape) }, others(spec.shape));
}

/** What an address says of a spec, or null when it names no shape that there is. @param {string} hash */
export function specAt(hash) {
  const spec = specOf(hash, others(SHAPES[0]));
  return SHAPES.some((shape) => shape === spec?.shape) ? spec : null;
}
