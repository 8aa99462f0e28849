import { B_H, B_Y, W_HH, W_HY, W_XH } from './equations.js';

/** @typedef {import('./types.js').Spelled} Spelled */

/**
 * The first two places where the same letter has to be followed by different ones, or null when there are none: then
 * no memory is needed.
 * @param {string} word
 * @returns {[number, number] | null}
 */
export function twinPlaces(word) {
  const letters = [...word];
  for (let second = 1; second < letters.length - 1; second++) {
    for (let first = 0; first < second; first++) {
      const differs = letters[first + 1] !== letters[second + 1];
      if (letters[first] === letters[second] && differs) {
        return [first, second];
      }
    }
  }
  return null;
}

/**
 * How the hidden state tells two places of the same letter apart: for each unit, what the letter gives to both, what
 * memory adds at each, the unit after that, and how much it speaks for the second target rather than the first.
 * @param {Spelled} spelled
 * @param {[number, number]} places
 */
export function twinsOf({ steps, weights, letters }, places) {
  const read = letters.indexOf(steps[places[0]].input);
  const targets = places.map((t) => letters.indexOf(steps[t].target));
  const lean = (/** @type {number[]} */ row) => row[targets[1]] - row[targets[0]];
  const bias = lean(weights[B_Y].value[0]);
  const units = weights[B_H].value[0].map((ofBias, i) => {
    const own = weights[W_XH].value[read][i] + ofBias;
    const leaning = lean(weights[W_HY].value[i]);
    const states = places.map((t) => {
      const before = t === 0 ? [] : steps[t - 1].hidden;
      const memory = before.reduce((sum, h, j) => sum + h * weights[W_HH].value[j][i], 0);
      const hidden = steps[t].hidden[i];
      return { memory, hidden, vote: hidden * leaning };
    });
    return { own, leaning, states };
  });
  const totals = places.map((_, p) =>
    units.reduce((sum, { states }) => sum + states[p].vote, bias),
  );
  return { units, bias, totals };
}
