/**
 * How each number of the network comes about, from numbers that the server has told: the products that a sum is made of.
 *
 * @typedef {import('./types.js').Spelled} Spelled
 * @typedef {import('./types.js').OpenedWeight} OpenedWeight
 * @typedef {import('./types.js').OpenedValue} OpenedValue
 *
 * @typedef {{name: string, value: number}} Named
 * @typedef {{left: Named, right: Named, product: number}} Term
 */

/** The matrices in the order of the network, by the letters of the equations. */
export const MATRICES = /** @type {const} */ (['W_xh', 'W_hh', 'b_h', 'W_hy', 'b_y']);
export const [W_XH, W_HH, B_H, W_HY, B_Y] = [0, 1, 2, 3, 4];

/** The name of a hidden unit; the first is 1. @param {number} unit */
export function unitName(unit) {
  return `h${unit + 1}`;
}

/**
 * From where to where a weight leads; a bias comes from nowhere.
 * @param {Pick<OpenedWeight, 'matrix' | 'row' | 'column'>} weight
 * @param {string[]} letters
 */
export function endsOf({ matrix, row, column }, letters) {
  const from = matrix === W_XH ? letters[row] : unitName(row);
  const to = matrix === W_HY || matrix === B_Y ? letters[column] : unitName(column);
  return { from: matrix === B_H || matrix === B_Y ? '' : from, to };
}

/**
 * A weight, its gradient as the sum over the time steps of what goes in times how wrong what comes out is, and its update.
 * @param {Spelled} spelled
 * @param {OpenedWeight} opened
 */
export function weightOf({ steps, weights, letters, learningRate }, { matrix, row, column }) {
  const weight = weights[matrix];
  const value = weight.value[row][column];
  const gradient = weight.gradient[row][column];
  const change = -learningRate * gradient;
  const terms = steps.map((moment, t) => {
    const into = {
      [W_XH]: moment.oneHot[row],
      [W_HH]: t === 0 ? 0 : steps[t - 1].hidden[row],
      [W_HY]: moment.hidden[row],
    };
    const ofScore = matrix === W_HY || matrix === B_Y;
    const blame = ofScore
      ? moment.probabilities[column] - (letters[column] === moment.target ? 1 : 0)
      : moment.sumGradients[column];
    const input = into[matrix] ?? 1;
    return { t, letter: moment.input, input, blame, product: input * blame };
  });
  return {
    value,
    gradient,
    learningRate,
    change,
    next: value + change,
    update: weight.update[row][column],
    terms,
  };
}

/**
 * A hidden unit after a time step: tanh of the sum of these terms.
 * @param {Spelled} spelled
 * @param {OpenedValue} opened
 */
export function hiddenOf({ steps, weights, letters }, { t, index }) {
  const moment = steps[t];
  const read = letters.indexOf(moment.input);
  /** @type {Term[]} */
  const terms = [
    term(`x[${moment.input}]`, 1, `W_xh[${moment.input}]`, weights[W_XH].value[read][index]),
  ];
  const before = t === 0 ? [] : steps[t - 1].hidden;
  before.forEach((h, i) => {
    const name = unitName(i);
    terms.push(term(`${name}′`, h, `W_hh[${name}]`, weights[W_HH].value[i][index]));
  });
  return summed(terms, weights[B_H].value[0][index], moment.hidden[index]);
}

/**
 * A score of a time step: the sum of these terms.
 * @param {Spelled} spelled
 * @param {OpenedValue} opened
 */
export function scoreOf({ steps, weights }, { t, index }) {
  const moment = steps[t];
  const terms = moment.hidden.map((h, i) => {
    const name = unitName(i);
    return term(name, h, `W_hy[${name}]`, weights[W_HY].value[i][index]);
  });
  return summed(terms, weights[B_Y].value[0][index], moment.scores[index]);
}

/**
 * @param {Term[]} terms
 * @param {number} bias
 * @param {number} value
 */
function summed(terms, bias, value) {
  const sum = terms.reduce((all, { product }) => all + product, bias);
  return { terms, bias, sum, value };
}

/**
 * @param {string} left
 * @param {number} input
 * @param {string} right
 * @param {number} weight
 * @returns {Term}
 */
function term(left, input, right, weight) {
  return {
    left: { name: left, value: input },
    right: { name: right, value: weight },
    product: input * weight,
  };
}
