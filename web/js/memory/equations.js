import { mathml } from '../dom.js';

/**
 * The equation of each row of the theatre, in the letters of Graves et al. 2016 (Methods).
 *
 * @typedef {import('./rows.js').Name} Name
 * @typedef {Name | 'links' | 'linksNew' | 'memory'} Told `linksNew` goes on from `links`
 */

/** A name. @param {string} letter */
const i = (letter) => mathml`<mi>${letter}</mi>`;
/** A vector or a matrix. @param {string} letter */
const v = (letter) => mathml`<mi class="vector">${letter}</mi>`;
/** @param {string} sign */
const o = (sign) => mathml`<mo>${sign}</mo>`;
/** As high as a letter. @param {string} sign */
const bracket = (sign) => mathml`<mo stretchy="false">${sign}</mo>`;
/** @param {...unknown} parts */
const row = (...parts) => mathml`<mrow>${parts}</mrow>`;
/** @param {unknown} base @param {unknown} below */
const sub = (base, below) => mathml`<msub>${base}${below}</msub>`;
/** @param {unknown} base @param {unknown} below @param {unknown} above */
const both = (base, below, above) => mathml`<msubsup>${base}${below}${above}</msubsup>`;
/** @param {...unknown} parts */
const round = (...parts) => row(bracket('('), ...parts, bracket(')'));
/** An element. @param {unknown} of @param {...unknown} place */
const at = (of, ...place) => row(of, bracket('['), ...place, bracket(']'));

const one = mathml`<mn>1</mn>`;
const equals = o('=');
const plus = o('+');
const minus = o('−');
const times = o('∘');
const t = i('t');
const before = row(i('t'), minus, one);

/** Of head i. @param {unknown} of */
const head = (of) => both(of, t, i('i'));
/** The write weighting. @param {unknown} [when] */
const written = (when = t) => both(v('w'), when, i('w'));
/** The read weighting of head i. @param {unknown} [when] */
const read = (when = t) => both(v('w'), when, row(i('r'), o(','), i('i')));
/** @param {string} kind */
const gate = (kind) => both(i('g'), t, i(kind));
/** @param {string} kind */
const gated = (kind) => row(gate(kind), equals, i('σ'), round(both(i('ĝ'), t, i(kind))));
/** @param {number} mode */
const mode = (mode) => at(head(v('π')), mathml`<mn>${mode}</mn>`);
/** The slot that is used j-th least. @param {string} j */
const free = (j) => at(sub(i('φ'), t), i(j));
const usage = (when = t) => sub(v('u'), when);
const product = (/** @type {unknown} */ from, /** @type {unknown} */ to) =>
  mathml`<munderover><mo>∏</mo>${from}${to}</munderover>`;

/** @type {Readonly<Partial<Record<Told, unknown>>>} */
const EQUATIONS = Object.freeze({
  output: row(
    sub(v('y'), t),
    equals,
    sub(v('v'), t),
    plus,
    sub(i('W'), i('r')),
    row(
      bracket('['),
      both(v('r'), t, one),
      o(';'),
      o('…'),
      o(';'),
      both(v('r'), t, i('R')),
      bracket(']'),
    ),
  ),
  writeGate: gated('w'),
  writeWeighting: row(
    written(),
    equals,
    gate('w'),
    row(
      bracket('['),
      gate('a'),
      sub(v('a'), t),
      plus,
      round(one, minus, gate('a')),
      both(v('c'), t, i('w')),
      bracket(']'),
    ),
  ),
  readWeightings: row(
    read(),
    equals,
    mode(1),
    head(v('b')),
    plus,
    mode(2),
    both(v('c'), t, row(i('r'), o(','), i('i'))),
    plus,
    mode(3),
    head(v('f')),
  ),
  readModes: row(head(v('π')), equals, i('softmax'), round(head(v('π̂')))),
  allocationGate: gated('a'),
  allocationWeighting: row(
    at(sub(v('a'), t), free('j')),
    equals,
    round(one, minus, at(usage(), free('j'))),
    product(row(i('k'), equals, one), row(i('j'), minus, one)),
    at(usage(), free('k')),
  ),
  freeGates: row(head(i('f')), equals, i('σ'), round(head(i('f̂')))),
  usage: row(
    usage(),
    equals,
    round(usage(before), plus, written(before), minus, usage(before), times, written(before)),
    times,
    product(row(i('i'), equals, one), i('R')),
    round(one, minus, head(i('f')), read(before)),
  ),
  links: row(
    at(sub(i('L'), t), i('i'), o(','), i('j')),
    equals,
    round(one, minus, at(written(), i('i')), minus, at(written(), i('j'))),
    at(sub(i('L'), before), i('i'), o(','), i('j')),
  ),
  linksNew: row(plus, at(written(), i('i')), at(sub(v('p'), before), i('j'))),
  memory: row(
    sub(i('M'), t),
    equals,
    sub(i('M'), before),
    times,
    round(i('E'), minus, written(), both(v('e'), t, o('⊤'))),
    plus,
    written(),
    both(v('v'), t, o('⊤')),
  ),
});

/** The equation of a row, or null for one that has none. @param {Told} of */
export function equationOf(of) {
  return EQUATIONS[of] ?? null;
}
