import { html, nothing } from '../../dom.js';
import { lengthOf } from '../../units.js';
import { bitOfOutput, bitOfProbe } from '../bits.js';

/**
 * @typedef {import('../types.js').Sum} Sum
 * @typedef {import('../types.js').Column} Column
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../i18n/words.js').Key} Key
 *
 * @typedef {{
 *   id: string, reached: number, returned: number, backward: boolean, moving: boolean, empty: boolean
 * }} Look `reached` and `returned`: how many columns are seen, forward and backward; `moving`: whether one of them is the newest;
 * `empty`: there is no sum yet, only room for one
 */

/** Bits from which on columns are narrow. */
const LONG = 10;

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number in small raised digits. @param {number} value */
function raised(value) {
  return [...String(value)].map((digit) => RAISED[Number(digit)]).join('');
}

/** A number between 0 and 1 in three characters. @param {number} share */
function short(share) {
  return share.toFixed(2).replace(/^0/, '').slice(0, 3);
}

/**
 * A sum in columns as on paper, the most significant on the left, and under each column room for a picture of the hidden units.
 * @param {Sum} sum
 * @param {Look} look
 * @param {Words} words
 */
export function columns(sum, { id, reached, returned, backward, moving, empty }, words) {
  const { bits, positions } = sum;
  const places = [...positions].reverse();
  const newest = backward ? bits - returned : reached - 1;
  const complete = reached === bits;
  const wrong = positions.filter(({ target, output }) => bitOfOutput(output) !== target).length;
  /**
   * @param {string} kind
   * @param {unknown} head
   * @param {(column: Column) => unknown} cell of a column
   * @param {{aside?: unknown, title?: string}} [more]
   */
  const row = (kind, head, cell, { aside = nothing, title = '' } = {}) =>
    html`<tr class=${kind}>
      <th scope="row" title=${title}>${head}</th>
      ${places.map(
        (column) =>
          html`<td class=${moving && column.position === newest ? 'newest' : ''}>
            ${cell(column)}
          </td>`,
      )}
      <td class="aside">${aside}</td>
    </tr>`;
  const seen = (/** @type {Column} */ { position }) => position < reached;
  const arrived = (/** @type {Column} */ { position }) => !empty && position <= reached;
  return html`<table
    class="columns"
    id=${id}
    data-a=${empty ? '' : sum.a}
    data-b=${empty ? '' : sum.b}
    data-predicted=${empty ? '' : sum.predicted}
    data-long=${bits > LONG}
    data-reached=${reached}
    data-returned=${returned}
    .style=${`--bits: ${bits}; --units: ${sum.hidden[0]?.length ?? 1}`}
  >
    <caption class="unseen">
      ${words('sum.caption', { a: sum.a, b: sum.b, predicted: sum.predicted, expected: sum.expected })}
    </caption>
    <thead>
      <tr>
        <th scope="col"><span class="unseen">${words('sum.place')}</span></th>
        ${places.map(({ position }) => html`<th scope="col">2${raised(position)}</th>`)}
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${row('carry', words('sum.carry'), (column) =>
        arrived(column) && column.position > 0 ? column.carryIn : nothing,
      )}
      ${row(
        'read',
        words('sum.read'),
        (column) => (arrived(column) && column.position > 0 ? read(column, words) : nothing),
        { title: words('sum.readHint') },
      )}
      ${row('given', words('sum.a'), ({ a }) => (empty ? '·' : a), { aside: empty ? nothing : equal(sum.a) })}
      ${row('given last', words('sum.b'), ({ b }) => (empty ? '·' : b), { aside: empty ? nothing : equal(sum.b) })}
      ${row('target', words('sum.target'), (column) => (seen(column) ? column.target : nothing), {
        aside: complete ? equal(sum.expected) : nothing,
      })}
      ${row('output', words('sum.output'), (column) => (seen(column) ? output(column) : nothing), {
        aside: complete ? html`<strong>${equal(sum.predicted)}</strong>` : nothing,
        title: words('sum.outputHint'),
      })}
      ${row(
        'verdict',
        words('sum.verdict'),
        (column) =>
          seen(column) ? mark(bitOfOutput(column.output) === column.target, words) : nothing,
        { aside: complete ? verdict(wrong, words) : nothing },
      )}
      <tr class="strip">
        <th scope="row">
          ${words(backward ? 'sum.credit' : 'sum.memory')}
          <span class="time" aria-hidden="true"
            >${words(backward ? 'sum.timeBack' : 'sum.time')}</span
          >
        </th>
        <td colspan=${bits}>
          <canvas
            role="img"
            aria-label=${words(backward ? 'sum.stripBack' : 'sum.strip', {
              units: sum.hidden[0]?.length ?? 0,
            })}
          ></canvas>
        </td>
        <td class="aside"></td>
      </tr>
    </tbody>
  </table>`;
}

/** What a row of bits is as a number. @param {number} value */
function equal(value) {
  return html`<span class="equals">= </span>${value}`;
}

/**
 * The output bit, and the number that it is made of as a bar.
 * @param {Column} column
 */
function output({ target, output: share }) {
  const bit = bitOfOutput(share);
  return html`<span class=${bit === target ? 'bit right' : 'bit wrong'} title=${short(share)}>
    <b>${bit}</b>
    <i class="level" .style=${`--level: ${lengthOf(share)}`}></i>
    <small>${short(share)}</small>
  </span>`;
}

/**
 * The carry as it is read out of the memory; where it is not the true one, struck.
 * @param {Column} column
 * @param {Words} words
 */
function read({ carryIn, carryPredicted }, words) {
  const bit = bitOfProbe(carryPredicted);
  const right = bit === carryIn;
  return html`<span
    class=${right ? 'reading-out' : 'reading-out off'}
    .style=${`--level: ${lengthOf(carryPredicted)}`}
    title=${short(carryPredicted)}
    >${bit}${right ? nothing : html`<span class="unseen">${words('sum.isWrong')}</span>`}</span
  >`;
}

/**
 * @param {boolean} right
 * @param {Words} words
 */
function mark(right, words) {
  return right
    ? html`<span class="right" role="img" aria-label=${words('sum.isRight')}>✓</span>`
    : html`<span class="wrong" role="img" aria-label=${words('sum.isWrong')}>✗</span>`;
}

/**
 * @param {number} wrong
 * @param {Words} words
 */
function verdict(wrong, words) {
  if (wrong === 0) {
    return html`<span class="right">${words('sum.all')}</span>`;
  }
  const key = wrong === 1 ? 'sum.wrongBit' : 'sum.wrongBits';
  return html`<span class="wrong">${words(key, { count: wrong })}</span>`;
}

/**
 * A sum of which nothing is known yet.
 * @param {number} bits
 * @param {number} units
 * @returns {Sum}
 */
export function blank(bits, units) {
  const positions = Array.from({ length: bits }, (_, position) => ({
    position,
    a: 0,
    b: 0,
    carryIn: 0,
    target: 0,
    output: 0,
    carryPredicted: 0,
  }));
  const none = positions.map(() => new Array(units).fill(0));
  return {
    bits,
    a: 0,
    b: 0,
    expected: 0,
    predicted: 0,
    correct: true,
    error: 0,
    positions,
    hidden: none,
    hiddenGradients: none,
  };
}
