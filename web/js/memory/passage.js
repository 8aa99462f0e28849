/**
 * What happens at the steps of a passage.
 *
 * @typedef {import('./types.js').Passage} Passage
 * @typedef {'reads' | 'mark' | 'answers'} Phase
 * @typedef {{phase: Phase, from: number, to: number}} Span steps `from` to `to`, both included
 */

/** The kind of channel that holds a bit of an item; all others tell what to do. */
const ITEM = new Set(['bit', 'priority']);

/** Channels that are said by name at a step: those that are not silent and hold no bit. @param {Passage} passage @param {number} t */
export function marksAt({ inputs, channels }, t) {
  return (channels ?? []).flatMap((name, c) =>
    !ITEM.has(name) && inputs !== null && inputs[t][c] !== 0 ? [name] : [],
  );
}

/** The bits that are read at a step. @param {Passage} passage @param {number} t */
export function bitsAt({ inputs, channels }, t) {
  return inputs === null ? [] : inputs[t].filter((_, c) => channels?.[c] === 'bit');
}

/**
 * How often an example of repeat copy is to be said, which is read as a share of the most; null of other examples.
 * @param {Passage | null} passage
 * @param {number} most
 */
export function repeatsOf(passage, most) {
  const channel = passage?.channels?.indexOf('repeats') ?? -1;
  const share = Math.max(0, ...(passage?.inputs ?? []).map((read) => read[channel] ?? 0));
  return share > 0 ? Math.round(share * most) : null;
}

/** How many bits of the answer at a step are wrong; null where none is asked. @param {Passage} passage @param {number} t */
export function wrongAt({ targets, outputs }, t) {
  const target = targets?.[t] ?? null;
  return target === null || outputs === null
    ? null
    : target.filter((bit, i) => isWrong(bit, outputs[t][i])).length;
}

/** @param {number} bit @param {number} probability of a one */
export function isWrong(bit, probability) {
  return probability >= 0.5 !== bit >= 0.5;
}

/** How many bits are asked in all, and how many of them are wrong. @param {Passage} passage */
export function scoreOf(passage) {
  let asked = 0;
  let wrong = 0;
  for (let t = 0; t < passage.steps; t++) {
    asked += passage.targets?.[t]?.length ?? 0;
    wrong += wrongAt(passage, t) ?? 0;
  }
  return { asked, wrong };
}

/** The mean loss over the steps that have one, in nats; null without any. @param {Passage} passage */
export function meanLoss({ losses }) {
  const known = losses.filter((loss) => loss !== null);
  return known.length === 0 ? null : known.reduce((sum, loss) => sum + loss, 0) / known.length;
}

/** @param {Passage} passage @param {number} t @returns {Phase} */
function phaseAt(passage, t) {
  if ((passage.targets?.[t] ?? null) !== null) {
    return 'answers';
  }
  return marksAt(passage, t).length > 0 ? 'mark' : 'reads';
}

/** What it does, from step to step; steps alike stand together. @param {Passage} passage @returns {Span[]} */
export function spansOf(passage) {
  /** @type {Span[]} */
  const spans = [];
  for (let t = 0; t < passage.steps; t++) {
    const phase = phaseAt(passage, t);
    const last = spans[spans.length - 1];
    if (last?.phase === phase) {
      last.to = t;
    } else {
      spans.push({ phase, from: t, to: t });
    }
  }
  return spans;
}

/**
 * The step that tells most at first sight: of an example the first that is answered, when the memory holds all of it; of a text the
 * last.
 * @param {Passage} passage
 */
export function tellingStep({ targets, steps }) {
  const first = targets?.findIndex((target) => target !== null) ?? -1;
  return first > 0 ? first : steps - 1;
}

/** The step that is shown. @param {Passage} passage @param {number | null} t that was chosen */
export function stepOf(passage, t) {
  return t === null ? tellingStep(passage) : Math.max(0, Math.min(passage.steps - 1, t));
}

/** The length of the example in items, as far as it can be told: the answers that are asked. @param {Passage} passage */
export function answersOf({ targets }) {
  return targets?.filter((target) => target !== null).length ?? 0;
}
