import { html, nothing } from '../../dom.js';
import { mounted } from '../../views/view.js';
import { unitName } from '../equations.js';
import { added, plain, tint } from '../numbers.js';
import { roam } from '../roaming.js';
import { twinPlaces } from '../twins.js';
import { wordForm } from './word-form.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Spelled} Spelled
 * @typedef {import('../types.js').Moment} Moment
 * @typedef {import('../types.js').OpenedValue} OpenedValue
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** A change that is shown: smaller ones are none. */
const SEEN = 0.005;

/** A word of at most so many steps and different letters stands whole on a phone. */
const SHORT = { steps: 4, letters: 5 };

/**
 * The network unrolled over the letters of the word, with all its numbers, and the field for another word.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountFigure(root, store, actions) {
  return mounted(
    root,
    store,
    (state, words) => html`
      <h2 id="figure-title">${words('figure.title')}</h2>
      <p class="explanation">${words('figure.explanation')}</p>
      ${
        state.spelled === null
          ? html`<p class="empty blank">${words('figure.empty')}</p>`
          : unrolled(state.spelled, state, words, actions)
      }
      ${wordForm(state, words, actions)}
    `,
  );
}

/**
 * Rows from the answer on top to the letter that is read; a column for each time step, and one for the arrow to the next.
 * @param {Spelled} spelled
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function unrolled(spelled, { opened }, words, actions) {
  const twins = twinPlaces(spelled.word);
  const short = spelled.steps.length <= SHORT.steps && spelled.letters.length <= SHORT.letters;
  /** @param {'hidden' | 'score'} kind @param {number} t @param {number} index */
  const place = (kind, t, index) => ({
    at: `${kind === 'score' ? index : spelled.letters.length + index},${t}`,
    isOpen: opened.kind === kind && opened.t === t && opened.index === index,
    open: () => actions.show({ kind, t, index }),
  });
  return html`<div
    class="sheet"
    role="region"
    tabindex="0"
    aria-label=${words('figure.region', { word: spelled.word })}
    @keydown=${roam}
  >
    <div
      id="unrolled"
      class=${short ? 'unrolled short' : 'unrolled'}
      .style=${`--moments: ${spelled.steps.length}`}
    >
      ${['target', 'scores', 'hidden', 'oneHot', 'input'].map(
        (row) =>
          html`<span class=${`row-name ${row}`}
            >${words(/** @type {import('../../i18n/words.js').Key} */ (`figure.${row}`))}</span
          >`,
      )}
      ${spelled.steps.map((moment, t) => [
        html`<div
          class="moment"
          role="group"
          data-t=${t}
          data-correct=${moment.correct}
          .style=${`--t: ${t}`}
          aria-label=${words('figure.moment', { t: t + 1, input: moment.input, target: moment.target, predicted: moment.predicted })}
        >
          ${verdict(moment, words)}
          <div class="box scores">
            ${moment.scores.map((_, k) => score(spelled, moment, k, place('score', t, k), words))}
          </div>
          <span class="up" aria-hidden="true"><i></i>W_hy</span>
          <div class="box hidden-units">
            ${moment.hidden.map((h, i) => unit(h, i, place('hidden', t, i), words))}
          </div>
          <span class="up" aria-hidden="true"><i></i>W_xh</span>
          <div class="box one-hot">
            ${moment.oneHot.map((x) => html`<span class=${x === 1 ? 'hot' : ''}>${x}</span>`)}
          </div>
          <div class="read">
            <b>${moment.input}</b
            >${twins?.includes(t) ? html`<em>${words(twins[0] === t ? 'figure.first' : 'figure.second', { letter: moment.input })}</em>` : nothing}
          </div>
        </div>`,
        t + 1 < spelled.steps.length
          ? html`<span class="on" .style=${`--t: ${t}`} aria-hidden="true">W_hh<i></i></span>`
          : nothing,
      ])}
    </div>
  </div>`;
}

/**
 * @param {Moment} moment
 * @param {Words} words
 */
function verdict({ correct, target, predicted }, words) {
  return html`<div class=${`verdict ${correct ? 'right' : 'wrong'}`}>
    <span class="wanted">${words('figure.wanted')} <b>${target}</b></span>
    <span class="said">${words('figure.said')} <b>${predicted}</b> ${correct ? '✓' : '✗'}</span>
  </div>`;
}

/**
 * @param {Spelled} spelled
 * @param {Moment} moment
 * @param {number} k
 * @param {{at: string, isOpen: boolean, open: () => void}} place
 * @param {Words} words
 */
function score({ letters }, moment, k, { at, isOpen, open }, words) {
  const letter = letters[k];
  const target = letter === moment.target;
  const mistaken = letter === moment.predicted && !target;
  const change = moment.scoreChanges[k];
  const percent = Math.round(100 * moment.probabilities[k]);
  const moved = Math.abs(change) < SEEN ? '' : change > 0 ? '▲' : '▼';
  return html`<button
    class=${`score ${target ? 'target' : ''} ${mistaken ? 'mistaken' : ''}`}
    data-at=${at}
    data-letter=${letter}
    data-score=${moment.scores[k]}
    aria-pressed=${isOpen}
    aria-label=${words(target ? 'figure.targetScore' : 'figure.score', { letter, score: plain(moment.scores[k]), percent, change: added(change) })}
    title=${words('figure.scoreHint', { letter, percent })}
    .style=${`--p: ${percent}%`}
    @click=${open}
  >
    <span class="mark">${target ? '◎' : mistaken ? '✗' : ''}</span>
    <b>${letter}</b>
    <span class="number">${plain(moment.scores[k])}</span>
    <span class=${`change ${moved === '▲' ? 'rises' : ''}`}
      >${moved}${moved === '' ? '' : Math.abs(change).toFixed(2)}</span
    >
    <span class="percent">${percent} %</span>
  </button>`;
}

/**
 * @param {number} h
 * @param {number} i
 * @param {{at: string, isOpen: boolean, open: () => void}} place
 * @param {Words} words
 */
function unit(h, i, { at, isOpen, open }, words) {
  return html`<button
    class="tinted"
    data-at=${at}
    aria-pressed=${isOpen}
    aria-label=${words('figure.unit', { unit: unitName(i), value: plain(h) })}
    title=${words('figure.unitHint')}
    .style=${tint(h, 1)}
    @click=${open}
  >
    <small>${unitName(i)}</small> ${plain(h)}
  </button>`;
}
