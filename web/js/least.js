import { inUnit } from './units.js';

/**
 * The least loss that is possible: of a text that a program made, the entropy of its next symbol.
 *
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Unit} Unit
 */

/**
 * What is known of the least loss of the run that is shown; null when nothing is. It is known for the symbols that the text is made of, not for
 * other ways to cut it.
 * @param {Pick<State, 'run' | 'corpus'>} state
 * @returns {{nats: number, exact: boolean} | null} `exact`: false when it may be less
 */
export function leastLoss({ run, corpus }) {
  if (run === null || corpus?.entropy === undefined || corpus.id !== run.corpus.id) {
    return null;
  }
  const made = corpus.settings?.tokens ?? 'characters';
  return (run.spec.tokens ?? 'characters') === made ? corpus.entropy : null;
}

/**
 * How far a loss is above the least, in per cent; in the unit that is shown, since of perplexities the share is another one. Below it, as a
 * short text may be by chance, it is negative.
 * @param {number | undefined} nats
 * @param {number} least in nats
 * @param {Unit} unit
 */
export function aboveLeast(nats, least, unit) {
  if (nats === undefined || !Number.isFinite(nats)) {
    return '–';
  }
  const share = 100 * (inUnit(nats, unit) / inUnit(least, unit) - 1);
  return `${share.toFixed(Math.abs(share) < 10 ? 1 : 0).replace('-', '−')} %`;
}
