import { html, nothing, svg } from '../../dom.js';
import { COURT, flightsOf, SEEN, servePlace, shareOfSeen, zoneBox } from '../geometry.js';
import { canPlay } from '../playing.js';
import { landingsOf } from '../rules.js';
import { wholePercents } from '../shares.js';
import { other, symbolOf } from '../states.js';

/**
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../actions.js').Actions} Actions
 * @typedef {import('../types.js').Court} Court
 * @typedef {import('../types.js').Expected} Expected
 * @typedef {import('../types.js').Stroke} Stroke
 */

/** Strokes that are drawn in full; older ones are faint. */
const FRESH = 2;

/**
 * The court from above, the rally on it, and where the next stroke lands.
 * @param {Court} court
 * @param {Expected | null} expected
 * @param {Expected | null} known the truth, where it is compared
 * @param {Words} words
 * @param {Actions} actions
 */
export function picture(court, expected, known, words, actions) {
  return html`<div class="court" id="court-picture">
    ${floor(court, words)} ${zones(court, expected, known, words, actions)} ${flights(court)}
  </div>`;
}

/**
 * Mat, lines and net.
 * @param {Court} court
 * @param {Words} words
 */
function floor({ rally }, words) {
  const { half, side, singles, short, long } = COURT;
  const seen = `${SEEN.x} ${SEEN.y} ${SEEN.width} ${SEEN.height}`;
  const along = [-side, -singles, singles, side];
  const across = [-half, -long, -short, short, long, half];
  const said = rally.shots.map(symbolOf).join(', ');
  return html`<svg
    class="floor-lines"
    viewBox=${seen}
    role="img"
    aria-label=${words('court.picture', { rally: said || '–' })}
  >
    <rect class="mat" x=${SEEN.x} y=${SEEN.y} width=${SEEN.width} height=${SEEN.height} rx="0.25" />
    ${along.map((y) => svg`<path class="line" d="M ${-half} ${y} H ${half}" />`)}
    ${across.map((x) => svg`<path class="line" d="M ${x} ${-side} V ${side}" />`)}
    <path class="line" d="M ${-half} 0 H ${-short} M ${short} 0 H ${half}" />
    <path class="net" d="M 0 ${-side - 0.12} V ${side + 0.12}" />
    <circle class="post" cx="0" cy=${-side} r="0.09" />
    <circle class="post" cx="0" cy=${side} r="0.09" />
    <text class="who" x=${-half - 0.25} y="0.16">A</text>
    <text class="who" x=${half + 0.25} y="0.16">B</text>
  </svg>`;
}

/**
 * The zones where the next stroke may land.
 * @param {Court} court
 * @param {Expected | null} expected
 * @param {Expected | null} known
 * @param {Words} words
 * @param {Actions} actions
 */
function zones(court, expected, known, words, actions) {
  const hitter = expected?.hitter || 'A';
  if (expected === null) {
    return nothing;
  }
  const shares = landingsOf(expected, court.chosen);
  const percents = wholePercents(shares);
  const true_ = known && wholePercents(landingsOf(known, court.chosen));
  const most = Math.max(...shares);
  return html`<div class="zones" id="zones" data-half=${other(hitter)}>
    ${shares.map((share, i) => {
      const zone = i + 1;
      const { left, top, width, height } = shareOfSeen(zoneBox(other(hitter), zone));
      const stroke = strokeTo(court, expected, zone);
      const symbol = stroke && symbolOf({ player: hitter, stroke, zone });
      const heat = most > 0 ? share / most : 0;
      const values = { place: words(/** @type {any} */ (`zone.${zone}`)), percent: percents[i] };
      return html`<button
        class="zone"
        data-zone=${zone}
        data-percent=${percents[i]}
        data-truth=${true_ ? true_[i] : ''}
        .style=${`left: ${100 * left}%; top: ${100 * top}%; width: ${100 * width}%; height: ${100 * height}%; --heat: ${heat}`}
        ?disabled=${symbol === null || court.playing}
        aria-label=${words('court.zone', values)}
        title=${symbol === null ? '' : words('court.playZone', { stroke: words(`stroke.${stroke ?? 'net'}`) })}
        @click=${() => symbol !== null && actions.court.playStroke(symbol)}
      >
        <span class="percent">${percents[i]}<span class="unit">&nbsp;%</span></span>
        ${true_ ? html`<span class="truth">${true_[i]}</span>` : nothing}
      </button>`;
    })}
  </div>`;
}

/**
 * The stroke that is played when a zone is pressed: the chosen one, or the likeliest there; null when none may land there.
 * @param {Court} court
 * @param {Expected} expected
 * @param {number} zone
 * @returns {Stroke | null}
 */
function strokeTo(court, { hitter, landings }, zone) {
  const player = hitter || 'A';
  const strokes = /** @type {Stroke[]} */ (Object.keys(landings))
    .filter((stroke) => court.chosen === '' || court.chosen === stroke)
    .filter((stroke) => canPlay(court, symbolOf({ player, stroke, zone })))
    .sort((one, two) => landings[two][zone - 1] - landings[one][zone - 1]);
  return strokes[0] ?? null;
}

/**
 * The strokes so far.
 * @param {Court} court
 */
function flights({ rally }) {
  const seen = `${SEEN.x} ${SEEN.y} ${SEEN.width} ${SEEN.height}`;
  const all = flightsOf(rally);
  const start =
    rally.shots.length === 0 && rally.server !== ''
      ? servePlace(rally.server, rally.score[rally.server])
      : null;
  return html`<svg class="flights" viewBox=${seen} aria-hidden="true">
    ${all.map(({ player, path, to, number }) => {
      const age = all.length - number;
      return svg`<g class="flight player-${player.toLowerCase()} ${age < FRESH ? 'fresh' : ''} ${age === 0 ? 'newest' : ''}">
        <path d=${path} pathLength="1" />
        <circle cx=${to.x} cy=${to.y} r="0.27" />
        <text x=${to.x} y=${to.y + 0.13}>${number}</text>
      </g>`;
    })}
    ${
      start === null
        ? nothing
        : svg`<circle class="server player-${rally.server.toLowerCase()}" cx=${start.x} cy=${start.y} r="0.3" />`
    }
  </svg>`;
}
