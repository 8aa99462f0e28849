/**
 * Passages as the server tells them, made by hand.
 *
 * @typedef {import('../js/memory/types.js').Passage} Passage
 */

/** A weighting that is on a slot, or on none. @param {number | null} slot @param {number} [share] */
function on(slot, share = 0.9) {
  return [0, 1, 2, 3].map((one) => (one === slot ? share : 0.02));
}

/**
 * Three items of two bits are copied: written to slots 3, 1 and 4 and read from there by the first of two heads. The last bit is wrong.
 * @returns {Passage}
 */
export function copied() {
  const slots = [2, 0, 3];
  const items = [
    [1, 0],
    [0, 0],
    [0, 1],
  ];
  const every = [0, 1, 2, 3, 4, 5, 6];
  const links = Array(16).fill(0);
  links[0 * 4 + 2] = 0.9;
  links[3 * 4 + 0] = 0.8;
  return {
    kind: 'items',
    steps: 7,
    channels: ['bit', 'bit', 'recall'],
    inputs: every.map((t) => (t < 3 ? [...items[t], 0] : [0, 0, t === 3 ? 1 : 0])),
    targets: every.map((t) => (t < 4 ? null : items[t - 4])),
    outputs: every.map((t) =>
      t < 4 ? [0.5, 0.5] : t < 6 ? items[t - 4].map((bit) => 0.1 + 0.8 * bit) : [0.1, 0.4],
    ),
    symbols: null,
    predicted: null,
    losses: every.map((t) => (t < 4 ? null : 0.3)),
    correct: false,
    memory: {
      slots: 4,
      width: 2,
      readHeads: 2,
      contents: every.map(() => [0, 0.5, -1, 0, 0, 0, 2, 0]),
      writeWeighting: every.map((t) => on(slots[t] ?? null, t < 3 ? 0.9 : 0.02)),
      readWeightings: every.map((t) => [on(t > 3 ? slots[t - 4] : null), [0.3, 0.3, 0.2, 0.2]]),
      usage: every.map(() => [0.9, 0, 0.9, 0.9]),
      allocationWeighting: every.map((t) => on(slots[t] ?? 1)),
      allocationGate: every.map((t) => (t < 3 ? 1 : 0)),
      writeGate: every.map((t) => (t < 3 ? 1 : 0)),
      freeGates: every.map(() => [0.9, 0.1]),
      readModes: every.map(() => [
        [0.1, 0.2, 0.7],
        [0.3, 0.4, 0.3],
      ]),
      precedence: every.map(() => [0, 0, 0, 1]),
      links: every.map((t) => (t < 2 ? Array(16).fill(0) : links)),
      writeStrength: every.map(() => 1),
      readStrengths: every.map(() => [1, 1]),
      inert: false,
    },
    hidden: every.map((t) => [Math.sin(t), Math.cos(t), 0]),
  };
}

/** Five letters, read by a network without a memory of slots. @returns {Passage} */
export function textPassage() {
  const symbols = [...'hello'];
  return {
    kind: 'text',
    steps: 5,
    inputs: null,
    channels: null,
    targets: null,
    outputs: null,
    symbols,
    predicted: symbols.map((_, t) => [
      { symbol: [...'elll '][t], probability: 0.625 },
      { symbol: ' ', probability: 0.25 },
      { symbol: '\n', probability: 0.125 },
    ]),
    losses: [1, 2, 0.5, 9, null],
    correct: null,
    memory: null,
    hidden: symbols.map(() => [0.5, -0.5]),
  };
}
