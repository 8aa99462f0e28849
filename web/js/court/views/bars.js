import { html, nothing } from '../../dom.js';
import { percent } from '../../units.js';
import { canPlay } from '../playing.js';
import { forbiddenShare } from '../rules.js';
import { ENDS, STROKES } from '../states.js';
import { named } from '../wording.js';

/**
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../actions.js').Actions} Actions
 * @typedef {import('../types.js').Court} Court
 * @typedef {import('../types.js').Expected} Expected
 */

/** Of what may follow, so many are offered at one press. */
const OFFERED = 3;

/** Of what is forbidden, so many are named. */
const NAMED = 3;

/** A share below which a stroke is not listed, unless it is true. */
const LISTED = 0.0005;

/**
 * What may follow, as bars: strokes, ends, and what the rules forbid.
 * @param {Court} court
 * @param {Expected} expected
 * @param {Expected | null} known
 * @param {Words} words
 * @param {Actions} actions
 */
export function bars(court, expected, known, words, actions) {
  const first = court.rally.shots.length === 0;
  const strokes = STROKES.filter(
    (stroke) => expected.strokes[stroke] > LISTED || (known?.strokes[stroke] ?? 0) > 0,
  ).sort((one, two) => expected.strokes[two] - expected.strokes[one]);
  return html`<h3>
      ${
        expected.hitter === ''
          ? words('court.expectsAny')
          : words('court.expects', { player: expected.hitter })
      }
    </h3>
    <ul class="bars" id="bars">
      ${strokes.map((stroke) =>
        bar({
          key: stroke,
          name: words(`stroke.${stroke}`),
          share: expected.strokes[stroke],
          truth: known ? known.strokes[stroke] : null,
          pressed: court.chosen === stroke,
          title: words('court.chooseStroke'),
          disabled: false,
          press: () => actions.court.choose(stroke),
        }),
      )}
      ${
        first
          ? nothing
          : ENDS.map((end) =>
              bar({
                key: `end-${end}`,
                name: words(`end.${end}`),
                share: expected.ends[end],
                truth: known ? known.ends[end] : null,
                pressed: false,
                title: words('court.playEnd'),
                disabled: court.playing || !canPlay(court, end),
                press: () => actions.court.playStroke(end),
              }),
            )
      }
      ${forbidden(expected, words)}
    </ul>
    ${offered(court, expected, words, actions)}`;
}

/**
 * @param {{
 *   key: string, name: string, share: number, truth: number | null, pressed: boolean, title: string, disabled: boolean, press: () => void
 * }} row
 */
function bar({ key, name, share, truth, pressed, title, disabled, press }) {
  return html`<li class=${key === 'end-winner' ? 'end-first' : ''}>
    <button
      class="bar"
      data-stroke=${key}
      data-share=${share}
      aria-pressed=${pressed}
      title=${title}
      ?disabled=${disabled}
      @click=${press}
    >
      <span class="name">${name}</span>
      <i class="level" .style=${`--share: ${100 * share}%; --truth: ${100 * (truth ?? 0)}%`}
        >${truth === null ? nothing : html`<b></b>`}</i
      >
      <span class="figures">${percent(share)} %</span>
      ${truth === null ? nothing : html`<span class="figures truth">${percent(truth)}</span>`}
    </button>
  </li>`;
}

/**
 * What is expected against the rules.
 * @param {Expected} expected
 * @param {Words} words
 */
function forbidden(expected, words) {
  const share = forbiddenShare(expected);
  const some = expected.forbidden
    .slice(0, NAMED)
    .map(({ symbol }) => (symbol === '\n' ? '↵' : symbol))
    .join(', ');
  return html`<li class="forbidden" id="forbidden" data-share=${share} title=${some}>
    <span class="bar">
      <span class="name">${words('court.forbidden')}</span>
      <i class="level" .style=${`--share: ${100 * share}%`}></i>
      <span class="figures">${percent(share)} %</span>
    </span>
    ${some === '' || share < 0.005 ? nothing : html`<span class="hint">${words('court.such', { some })}</span>`}
  </li>`;
}

/**
 * The likeliest states, to be played at one press.
 * @param {Court} court
 * @param {Expected} expected
 * @param {Words} words
 * @param {Actions} actions
 */
function offered(court, { likeliest }, words, actions) {
  return html`<div class="offered">
    <h3>${words('court.likeliest')}</h3>
    ${likeliest
      .slice(0, OFFERED)
      .map(
        ({ symbol, probability }) =>
          html`<button
            class="offer"
            data-symbol=${symbol}
            ?disabled=${court.playing}
            @click=${() => actions.court.playStroke(symbol)}
          >
            ${named(symbol, words)} <span class="figures">${percent(probability)} %</span>
          </button>`,
      )}
  </div>`;
}
