import { asking } from './court/asking.js';
import { Refused } from './api.js';

/**
 * What is counted in samples, as it changes while a network learns.
 *
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Sample} Sample
 *
 * What is counted in the text of a run, in pieces of so many characters.
 * @typedef {{run: string, length: number, text: Record<string, number>}} Measured
 *
 * A measure to be drawn: in every sample that has it, oldest first, the mean over the newest few at each, and that of the text, null when it
 * has none of its own.
 * @typedef {{name: string, points: {step: number, value: number, mean: number}[], text: number | null}} Measure
 */

/** What is counted in levels, not in shares. */
export const LEVELS = 'depth';

/** What a text has none of itself, by its nature; it is shown where nothing else is. */
const OF_SAMPLES_ALONE = new Set(['newLines']);

/** A share that a text itself does not reach tells nothing of it, nor levels that hardly nest. */
const SHARED = 0.4;
const NESTED = 2.5;

/** Samples that are taken together, for each is short. */
const TOGETHER = 5;

/**
 * The measures that tell something of the text.
 * @param {Pick<State, 'samples' | 'measured' | 'run'>} state samples: newest first
 * @returns {Measure[]}
 */
export function measuresOf({ samples, measured, run }) {
  if (run === null || measured === null || measured.run !== run.id) {
    return [];
  }
  const names = new Set(samples.flatMap((sample) => Object.keys(sample.measures ?? {})));
  const shared = [...names].filter((name) => tells(name, measured.text[name]));
  const told = shared.length > 0 ? shared : [...names].filter((name) => OF_SAMPLES_ALONE.has(name));
  return told.map((name) => ({
    name,
    points: pointsOf(name, samples),
    text: measured.text[name] ?? null,
  }));
}

/**
 * @param {string} name
 * @param {number | undefined} text
 */
function tells(name, text) {
  return (text ?? 0) >= (name === LEVELS ? NESTED : SHARED);
}

/**
 * @param {string} name
 * @param {readonly Sample[]} samples
 */
function pointsOf(name, samples) {
  /** @type {Measure['points']} */
  const points = [];
  for (let i = samples.length - 1; i >= 0; i--) {
    const value = samples[i].measures?.[name];
    if (value !== undefined) {
      const last = [...points.slice(1 - TOGETHER).map((point) => point.value), value];
      const mean = last.reduce((sum, one) => sum + one, 0) / last.length;
      points.push({ step: samples[i].step, value, mean });
    }
  }
  return points;
}

/**
 * The value at the top of a chart.
 * @param {Measure} measure
 */
export function topOf({ name, points, text }) {
  return name === LEVELS
    ? Math.ceil(Math.max(text ?? 1, ...points.map(({ value }) => value)) + 0.5)
    : 1;
}

/**
 * Has the text of the run measured once its samples tell that there is something to measure.
 * @param {import('./store.js').Store} store
 * @param {(run: string) => Promise<{length: number, text: Record<string, number>}>} ask
 */
export function measuring(store, ask) {
  return asking(store, {
    keyOf: ({ run, connection, samples, draft }) =>
      run !== null &&
      connection === 'open' &&
      samples.some(({ measures = {} }) => Object.keys(measures).length > 0)
        ? `${run.id} ${draft.sampling.length}`
        : null,
    ask: async ({ run }) => {
      const id = run?.id ?? '';
      try {
        store.set({ measured: { run: id, ...(await ask(id)) } });
      } catch (refused) {
        if (!(refused instanceof Refused)) {
          throw refused;
        }
        store.set({ measured: null });
      }
    },
    pause: 1000,
  });
}
