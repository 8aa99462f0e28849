import { html, live, nothing } from '../../dom.js';
import { counted, figures, percent } from '../../units.js';
import { landingsOf, expectedOf, hitterOf, winnerOf } from '../rules.js';
import { canPlay, predictionOf, truthNow } from '../playing.js';
import { divergenceOf } from '../shares.js';
import { symbolOf } from '../states.js';
import { isGenerated } from '../showing.js';
import { chanceAfter } from '../winning.js';
import { named } from '../wording.js';
import { bars } from './bars.js';
import { controls } from './controls.js';
import { picture } from './picture.js';
import { tacticPanel } from './tactics.js';

/**
 * @typedef {import('../../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../actions.js').Actions} Actions
 * @typedef {import('../types.js').Court} Court
 * @typedef {import('../types.js').Expected} Expected
 */

/**
 * The court: a rally, what the network expects next, and what it has learnt of the players.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function courtView(state, words, actions) {
  const { court } = state;
  const prediction = predictionOf(court);
  const truth = truthNow(court);
  const expected = prediction && expectedOf(prediction.next, court.rally, truth);
  const compared = court.compare && isGenerated(state) ? truth : null;
  const known = compared && expectedOf(compared, court.rally, compared);
  return html`
    ${controls(state, words, actions)}
    <p class="told" id="court-told" aria-live="polite">${told(court, words)}</p>
    <div class="play">
      <div class="floor">
        ${picture(court, expected, known, words, actions)} ${caption(court, expected, words)}
        ${chance(court, words)} ${isGenerated(state) ? compare(court, words, actions) : nothing}
      </div>
      <div class="expected">
        ${
          expected === null
            ? html`<p class="empty">
                ${words(court.rally.end === '' ? 'court.waiting' : 'court.over')}
              </p>`
            : bars(court, expected, known, words, actions)
        }
      </div>
    </div>
    ${court.refused === '' ? nothing : html`<p class="fault">${court.refused}</p>`}
    ${tacticPanel(state, words)}
  `;
}

/**
 * Where the rally is, in a sentence.
 * @param {Court} court
 * @param {Words} words
 */
function told(court, words) {
  const { rally, fault, follows } = court;
  const { shots, end } = rally;
  if (fault !== '') {
    return words('court.fault', { symbol: fault === '\n' ? '↵' : fault });
  }
  const winner = winnerOf(rally);
  if (winner !== '' && end !== '') {
    return words(`court.ended.${end}`, { winner, last: shots[shots.length - 1].player });
  }
  const player = hitterOf(rally);
  if (shots.length === 0) {
    return player === '' ? words('court.anyServe') : words('court.toServe', { player });
  }
  const last = shots[shots.length - 1];
  const told = words('court.toHit', {
    player,
    stroke: words(`stroke.${last.stroke}.one`),
    place: words(/** @type {any} */ (`zone.${last.zone}`)),
  });
  return follows === '' ? told : html`${told} ${inText(court, words)}`;
}

/**
 * What comes next in the text.
 * @param {Court} court
 * @param {Words} words
 */
function inText(court, words) {
  const { follows } = court;
  const found = predictionOf(court)?.next.find(({ symbol }) => symbol === follows);
  const values = { symbol: named(follows, words), percent: percent(found?.probability) };
  return html`<span class="in-text">${words('court.follows', values)}</span>`;
}

/**
 * What the heat map shows.
 * @param {Court} court
 * @param {Expected | null} expected
 * @param {Words} words
 */
function caption(court, expected, words) {
  const some = expected !== null && landingsOf(expected, court.chosen).some((share) => share > 0);
  const key = !some ? 'court.heat.none' : court.chosen === '' ? 'court.heat' : 'court.heat.stroke';
  return html`<p class="hint">
    ${words(key, { stroke: court.chosen === '' ? '' : words(`stroke.${court.chosen}.one`) })}
  </p>`;
}

/**
 * Who wins the rally, by what the network has learnt.
 * @param {Court} court
 * @param {Words} words
 */
function chance(court, words) {
  const { rally, learnt } = court;
  const { shots } = rally;
  const prediction = predictionOf(court);
  const winner = winnerOf(rally);
  const last = shots.length === 0 ? '' : symbolOf(shots[shots.length - 1]);
  const right = (prediction?.next ?? []).filter(({ symbol }) => canPlay(court, symbol));
  const share =
    winner === '' ? chanceAfter(last, right, learnt?.chances ?? new Map()) : Number(winner === 'A');
  return html`<div class="chance" title=${words('court.chanceHint')}>
    <span class="name">${words('court.chance')}</span>
    <span class="player-a figures">A ${share === null ? '–' : percentOf(share)}</span>
    <i class="balance" .style=${`--a: ${100 * (share ?? 0.5)}%`}></i>
    <span class="player-b figures">B ${share === null ? '–' : percentOf(1 - share)}</span>
  </div>`;
}

/** @param {number} share */
function percentOf(share) {
  return `${Math.round(100 * share)} %`;
}

/**
 * How far the prediction is from the truth, and whether it is shown.
 * @param {Court} court
 * @param {Words} words
 * @param {Actions} actions
 */
function compare(court, words, actions) {
  const prediction = predictionOf(court);
  const truth = truthNow(court);
  const apart = prediction && truth && divergenceOf(prediction.next, truth);
  return html`<div class="compare">
    <label class="check"
      ><input
        id="compare"
        type="checkbox"
        .checked=${live(court.compare)}
        @change=${actions.court.compareWithTruth}
      />${words('court.compare')}</label
    >
    ${
      court.compare
        ? html`<p id="difference" data-variation=${apart ? apart.variation : ''}>
            ${
              apart
                ? words('court.difference', {
                    variation: percent(apart.variation),
                    nats: figures(apart.nats),
                    step: counted(prediction?.step ?? 0),
                  })
                : words('court.noTruth')
            }
          </p>`
        : nothing
    }
  </div>`;
}
