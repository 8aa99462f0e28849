import { AXES } from './axes.js';

/**
 * What the address of the page keeps: which run is looked into, whose curves are drawn, and how.
 * @typedef {import('./types.js').Look} Look
 * @typedef {{selected: string | null, checked: string[] | null, look: Look}} Place `checked`: null when the address does not say
 *
 * What another page asks for: to go on with the run that is looked into, and with which text, if with another one; '' to be chosen.
 * @typedef {{text: string | null}} Going
 */

const VERSION = '1';

/** @type {Look} */
export const FIRST_LOOK = { axis: 'steps', smoothing: 0.6, logX: false, logY: false };

/** @param {Place} place */
export function hashOf({ selected, checked, look }) {
  const params = new URLSearchParams({ v: VERSION });
  if (selected !== null) {
    params.set('run', selected);
  }
  if (checked !== null) {
    params.set('curves', checked.join('.'));
  }
  for (const field of /** @type {(keyof Look)[]} */ (Object.keys(FIRST_LOOK))) {
    if (look[field] !== FIRST_LOOK[field]) {
      params.set(field, String(look[field]));
    }
  }
  return `#${params}`;
}

/**
 * What an address says; what it does not say is as at first.
 * @param {string} hash
 * @returns {Place}
 */
export function placeOf(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const curves = params.get('curves');
  const smoothing = Number(params.get('smoothing') ?? FIRST_LOOK.smoothing);
  return {
    selected: params.get('run'),
    checked: curves === null ? null : curves.split('.').filter((id) => id !== ''),
    look: {
      axis: AXES.find((axis) => axis === params.get('axis')) ?? FIRST_LOOK.axis,
      smoothing: smoothing >= 0 && smoothing < 1 ? smoothing : FIRST_LOOK.smoothing,
      logX: params.get('logX') === 'true',
      logY: params.get('logY') === 'true',
    },
  };
}

/**
 * Whether an address asks to go on with a run; the page's own never does.
 * @param {string} hash
 * @returns {Going | null}
 */
export function goingOf(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  return params.has('go') ? { text: params.get('text') } : null;
}

/**
 * The address that asks to go on with a run.
 * @param {string} id
 * @param {string | null} text id of another text, or empty for one to be chosen
 */
export function goingAddress(id, text = null) {
  const params = new URLSearchParams({ v: VERSION, run: id, go: 'on' });
  if (text !== null) {
    params.set('text', text);
  }
  return `/runs/#${params}`;
}
