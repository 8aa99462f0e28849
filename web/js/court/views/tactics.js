import { html, nothing } from '../../dom.js';
import { counted, percent } from '../../units.js';
import { PLAYERS, other } from '../states.js';
import { apart, countedTactics, traitsOf } from '../tactics.js';
import { saidOf } from '../wording.js';
import { isGenerated } from '../showing.js';

/**
 * @typedef {import('../../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Player} Player
 * @typedef {import('../types.js').RallyText} RallyText
 * @typedef {import('../types.js').Tactic} Tactic
 * @typedef {import('../tactics.js').Trait} Trait
 */

/** What was counted in texts. @type {WeakMap<RallyText, Tactic[]>} */
const COUNTED = new WeakMap();

/** @param {RallyText} text */
function tacticsIn(text) {
  const known = COUNTED.get(text) ?? countedTactics(text);
  COUNTED.set(text, known);
  return known;
}

/**
 * What the network has learnt of each player.
 * @param {State} state
 * @param {Words} words
 */
export function tacticPanel(state, words) {
  const { learnt, text, tactics } = state.court;
  if (learnt === null || text === null) {
    return html`<section class="tactics" id="tactics">
      <h3>${words('tactics.title')}</h3>
      <p class="empty">${words('tactics.waiting')}</p>
    </section>`;
  }
  const truth = isGenerated(state) ? (tactics ?? []) : tacticsIn(text);
  const traits = traitsOf(learnt.tactics, truth);
  const difference = apart(learnt.tactics, truth);
  return html`<section class="tactics" id="tactics" data-step=${learnt.step}>
    <h3>
      ${words('tactics.title')}
      <span class="aside">${words('tactics.step', { step: counted(learnt.step) })}</span>
    </h3>
    <p class="hint" id="apart" data-apart=${difference ?? ''}>
      ${words('tactics.hint', { mark: words(isGenerated(state) ? 'tactics.mark.truth' : 'tactics.mark.text') })}
      ${
        difference === null
          ? nothing
          : words(isGenerated(state) ? 'tactics.apart' : 'tactics.apartText', {
              percent: percent(difference),
            })
      }
    </p>
    <div class="players">
      ${PLAYERS.map(
        (player) =>
          html`<div class="player player-${player.toLowerCase()}">
            <h4><b class="mark">${player}</b> ${words('tactics.player', { player })}</h4>
            ${
              traits[player].length === 0
                ? html`<p class="empty">${words('tactics.none')}</p>`
                : html`<ol class="traits">
                    ${traits[player].map((trait) => sentence(trait, words))}
                  </ol>`
            }
          </div>`,
      )}
    </div>
  </section>`;
}

/**
 * @param {Trait} trait
 * @param {Words} words
 */
function sentence(trait, words) {
  const { player, learnt, theirs, truth, seen } = trait;
  return html`<li
    data-kind=${trait.kind}
    data-learnt=${learnt}
    data-truth=${truth ?? ''}
    data-seen=${seen}
  >
    <span class="said">${saidOf(trait, words)} <b class="figures">${whole(learnt)}&nbsp;%</b></span>
    <i
      class="level"
      .style=${`--share: ${100 * learnt}%; --truth: ${100 * (truth ?? 0)}%; --theirs: ${100 * theirs}%`}
      >${truth === null ? nothing : html`<b></b>`}<u></u
    ></i>
    <span class="beside figures"
      >${beside(truth, seen, words)} ${other(player)} ${whole(theirs)} %</span
    >
  </li>`;
}

/**
 * The truth, or the count, beside what is learnt.
 * @param {number | null} truth
 * @param {number} seen
 * @param {Words} words
 */
function beside(truth, seen, words) {
  if (truth === null) {
    return '';
  }
  return seen > 0
    ? words('tactics.counted', { percent: whole(truth), seen: counted(seen) })
    : words('tactics.truth', { percent: whole(truth) });
}

/** @param {number} share */
function whole(share) {
  return Math.round(100 * share);
}
