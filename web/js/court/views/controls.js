import { html, live, nothing } from '../../dom.js';
import { segments } from '../../views/segments.js';
import { scoresIn } from '../playing.js';
import { PLAYERS } from '../states.js';

/**
 * @typedef {import('../../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../actions.js').Actions} Actions
 */

/**
 * How rallies are begun, and go on.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function controls({ court }, words, actions) {
  const { rally, playing, text } = court;
  const begun = rally.shots.length > 0;
  return html`<div class="rally-controls">
    <button
      id="play-on"
      class="primary"
      aria-pressed=${playing}
      ?disabled=${rally.end !== ''}
      @click=${actions.court.playOn}
    >
      ${words(playing ? 'court.stop' : 'court.playOn')}
    </button>
    <button id="undo" ?disabled=${!begun} @click=${actions.court.undo}>
      ${words('court.undo')}
    </button>
    <button id="clear" ?disabled=${!begun} @click=${actions.court.clear}>
      ${words('court.clear')}
    </button>
    ${
      text === null || text.rallies.length === 0
        ? nothing
        : html`<button id="from-text" @click=${actions.court.fromText}>
            ${words('court.fromText')}
          </button>`
    }
    ${beginning(court, words, actions)}
  </div>`;
}

/**
 * The score and who serves.
 * @param {State['court']} court
 * @param {Words} words
 * @param {Actions} actions
 */
function beginning({ rally: { score, server, shots }, text }, words, actions) {
  const serves = server || shots[0]?.player || 'A';
  const known = scoresIn(text);
  const listed = known.some(({ A, B }) => A === score.A && B === score.B)
    ? known
    : [score, ...known];
  /** @param {any} event */
  const choose = (event) => actions.court.beginAt(listed[Number(event.target.value)], serves);
  return html`<label class="score"
      >${words('court.score')}
      <select id="score" @change=${choose}>
        ${listed.map(
          (one, i) =>
            html`<option value=${i} .selected=${live(one.A === score.A && one.B === score.B)}>
              ${one.A} : ${one.B}
            </option>`,
        )}
      </select></label
    >
    ${segments({
      name: 'server',
      legend: words('court.server'),
      value: serves,
      options: PLAYERS.map((player) => ({
        value: player,
        text: words('court.serves', { player }),
        title: words('court.serverHint'),
      })),
      choose: (player) => actions.court.beginAt(score, player),
    })}`;
}
