import { windowsAt } from '../passage.js';
import { charactersPerStep } from './tasks.js';

/**
 * @typedef {import('./types.js').Axis} Axis
 * @typedef {import('../series.js').Series} Series
 */

/** @type {Axis[]} */
export const AXES = ['steps', 'characters', 'epochs', 'seconds'];

/**
 * Where the points of a run stand on an axis; null when it cannot be told of this run.
 * @param {Axis} axis
 * @param {Series} series
 * @param {Pick<import('./types.js').Run, 'spec' | 'stepsPerEpoch' | 'secondsTrained' | 'step' | 'epoch'>} run
 * @returns {Float64Array | null}
 */
export function positions(axis, series, run) {
  const steps = series.columns.step.subarray(0, series.length);
  switch (axis) {
    case 'steps':
      return steps;
    case 'characters':
      return scaled(steps, charactersPerStep(run.spec));
    case 'epochs':
      return scaled(
        steps.map((step) => windowsAt(step, run)),
        1 / (run.stepsPerEpoch ?? NaN),
      );
    case 'seconds':
      return seconds(series, run);
  }
}

/** @param {Float64Array} steps @param {number} factor */
function scaled(steps, factor) {
  return Number.isFinite(factor) && factor > 0 ? steps.map((step) => step * factor) : null;
}

/**
 * About how many seconds the run had trained at each point: what the speeds of the points add up to, brought to the time that the run has trained in
 * all. A point without a speed has that of the one before.
 * @param {Series} series
 * @param {Pick<import('./types.js').Run, 'secondsTrained' | 'step'>} run
 */
function seconds({ length, columns }, { secondsTrained, step }) {
  const { step: steps, charactersPerSecond: speeds } = columns;
  let speed = speeds.subarray(0, length).find((one) => one > 0);
  if (speed === undefined || !(secondsTrained > 0)) {
    return null;
  }
  const times = new Float64Array(length);
  const start = steps[0] - 1;
  let total = 0;
  for (let i = 0; i < length; i++) {
    speed = speeds[i] > 0 ? speeds[i] : speed;
    total += (steps[i] - (i > 0 ? steps[i - 1] : start)) / speed;
    times[i] = total;
  }
  const drawn = Math.min(1, (steps[length - 1] - start) / (step - start));
  return times.map((time) => (time / total) * secondsTrained * drawn);
}
