import { hasWords } from '../i18n/words.js';
import { shortened } from '../charts/plot.js';
import { duration } from '../units.js';
import { differences, spelledOut } from './differences.js';

/**
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../i18n/words.js').Key} Key
 * @typedef {import('./types.js').Run} Run
 */

/** Differences that are told one by one. */
const TOLD = 5;

/** What a setting is called. @param {string} field @param {Words} words */
export function fieldName(field, words) {
  const key = [`differs.${field}`, `${field}.label`].find(hasWords);
  return key === undefined ? spelledOut(field) : words(/** @type {Key} */ (key));
}

/**
 * A value of a setting in words.
 * @param {string} field
 * @param {unknown} value
 * @param {Words} words
 */
export function valueName(field, value, words) {
  if (typeof value === 'boolean') {
    return words(value ? 'differs.on' : 'differs.off');
  }
  const key = `${field}.${value}`;
  return typeof value === 'string' && hasWords(key)
    ? words(/** @type {Key} */ (key))
    : Array.isArray(value)
      ? value.join(', ')
      : String(value);
}

/**
 * In what a run differs from another one, in words.
 * @param {Run} run
 * @param {Run | null} before
 * @param {Words} words
 */
export function differing(run, before, words) {
  if (before === null) {
    return words('differs.first');
  }
  const all = differences(before.spec, run.spec).map(({ field, from, to }) =>
    field === 'corpus' && run.corpus && before.corpus
      ? { field, from: before.corpus.name, to: run.corpus.name }
      : { field, from: valueName(field, from, words), to: valueName(field, to, words) },
  );
  if (all.length === 0) {
    return words('differs.same');
  }
  const told = all
    .slice(0, TOLD)
    .map(({ field, from, to }) =>
      words('differs.one', { field: fieldName(field, words), from, to }),
    );
  const rest = all.length - told.length;
  return [...told, ...(rest > 0 ? [words('differs.more', { count: rest })] : [])].join(
    words('differs.comma'),
  );
}

/**
 * In what a run differs from the one it goes on from, the text aside; empty when in nothing.
 * @param {Run} run
 * @param {Run} parent
 * @param {Words} words
 */
export function differingBesidesText(run, parent, words) {
  const before = { ...parent, spec: { ...parent.spec, corpus: run.spec.corpus } };
  return differences(before.spec, run.spec).length === 0 ? '' : differing(run, before, words);
}

/**
 * A place on an axis, briefly.
 * @param {import('./types.js').Axis} axis
 * @param {number} x
 */
export function placeName(axis, x) {
  if (axis === 'seconds') {
    return x < 10 ? `${Number(x.toPrecision(2))} s` : duration(x);
  }
  return x < 100 ? String(Number(x.toPrecision(3))) : shortened(x);
}

/**
 * How long ago something was, in the largest unit that fits.
 * @param {string} created an instant, ISO 8601
 * @param {import('../types.js').Language} language
 * @param {number} now in milliseconds
 */
export function ago(created, language, now) {
  const seconds = Math.max(0, (now - Date.parse(created)) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  for (const [unit, length] of UNITS) {
    if (seconds >= length) {
      return format.format(-Math.floor(seconds / length), unit);
    }
  }
  return format.format(0, 'second');
}

const UNITS = /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]);
