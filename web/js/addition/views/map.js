import { html, nothing } from '../../dom.js';
import { counted, percent } from '../../units.js';
import { drawMap } from '../charts/map.js';
import { mostOf } from '../defaults.js';
import { pairAt, placeAt, wrongBits } from '../error-map.js';
import { shownAdding } from '../reduce.js';
import { chains } from './chains.js';
import { drawn } from '../../views/drawn.js';
import { longer } from './longer.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Adding} Adding
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 * @typedef {{row: number, column: number}} Place
 */

/** @type {Record<string, Place>} */
const WAYS = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/**
 * All sums as a map, by their longest chain of carries, and longer ones.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountMap(root, store, actions) {
  /** @type {Place | null} */
  let place = null;
  /** @type {string} */
  let pictured = '';

  /** @param {Place | null} to */
  function point(to) {
    place = to;
    store.set((state) => ({ ...state }));
  }

  /** @param {Place} at */
  function choose(at) {
    const adding = shownAdding(store.state);
    if (adding !== null && store.state.run !== null) {
      const { a, b } = pairAt(at.row, at.column, adding.side, store.state.run.spec.bits);
      actions.type({ a: String(a), b: String(b) });
    }
  }

  /** @param {MouseEvent} event */
  function under({ offsetX, offsetY, currentTarget }) {
    const { clientWidth, clientHeight } = /** @type {HTMLElement} */ (currentTarget);
    const side = shownAdding(store.state)?.side ?? 1;
    return placeAt(offsetY / clientHeight, offsetX / clientWidth, side);
  }

  const on = {
    /** @param {PointerEvent} event */
    move: (event) => point(under(event)),
    leave: () => point(null),
    /** @param {MouseEvent} event */
    click: (event) => choose(under(event)),
    /** @param {KeyboardEvent} event */
    key(event) {
      const side = shownAdding(store.state)?.side ?? 1;
      const way = WAYS[event.key];
      if (way !== undefined) {
        event.preventDefault();
        const from = place ?? { row: 0, column: 0 };
        const inside = (/** @type {number} */ to) => Math.min(side - 1, Math.max(0, to));
        point({ row: inside(from.row + way.row), column: inside(from.column + way.column) });
      } else if (event.key === 'Enter' && place !== null) {
        choose(place);
      }
    },
  };

  return drawn(
    root,
    store,
    (state, words) => panel(state, words, place, on),
    (_, state) => {
      const adding = shownAdding(state);
      const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
      const now = `${dark} ${adding?.map}`;
      if (adding !== null && now !== pictured) {
        pictured = now;
        const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('#map-picture'));
        drawMap(canvas, adding, state.run?.spec.bits ?? 8);
      }
    },
  );
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Place | null} place
 * @param {Record<string, (event: any) => void>} on
 */
function panel(state, words, place, on) {
  const adding = shownAdding(state);
  const bits = (state.run?.spec ?? state.draft).bits;
  const most = counted(mostOf(bits));
  const exact = percent(adding?.exact);
  const side = adding?.side ?? 1;
  const cell = (mostOf(bits) + 1) / side;
  return html`
    <h2 id="map-title">
      ${words('map.title')}
      <span class="aside">${words('map.exact', { exact })}</span>
    </h2>
    <p class="explanation">
      ${
        adding === null || adding.all
          ? words('map.explanation')
          : words('map.sampled', { pairs: counted(cell * cell) })
      }
    </p>
    <div class="map-and-chains">
      <figure class="map">
        <span class="axis b"><span>0</span><span>b →</span><span>${most}</span></span>
        <span class="axis a"><span>0</span><span>a ↓</span><span>${most}</span></span>
        <div class="picture">
          <canvas
            id="map-picture"
            role="img"
            tabindex="0"
            aria-label=${words('map.chart', { exact })}
            aria-describedby="map-reading"
            title=${words('map.keys')}
            data-exact=${adding?.exact ?? ''}
            @pointermove=${on.move}
            @pointerleave=${on.leave}
            @click=${on.click}
            @keydown=${on.key}
            @blur=${on.leave}
          ></canvas>
          ${
            place === null
              ? nothing
              : html`<i
                  class="cursor"
                  .style=${`--down: ${place.row / side}; --across: ${place.column / side}; --side: ${1 / side}`}
                ></i>`
          }
        </div>
        <figcaption>
          <p id="map-reading" role="status">${reading(adding, place, bits, words)}</p>
          <span class="scale map-legend">
            <i class="swatch exact"></i><span>${words('map.legend.exact')}</span>
            <i class="ramp errors"></i><span>${words('map.legend.wrong', { count: bits })}</span>
          </span>
        </figcaption>
      </figure>
      ${chains(adding, bits, words)}
    </div>
    ${longer(state, words)}
  `;
}

/**
 * The place that is pointed at, in words.
 * @param {Adding | null} adding
 * @param {Place | null} place
 * @param {number} bits
 * @param {Words} words
 */
function reading(adding, place, bits, words) {
  if (adding === null || place === null) {
    return words('map.idle');
  }
  const { row, column } = place;
  const { a, b } = pairAt(row, column, adding.side, bits);
  const [wrong] = wrongBits(adding.map[row * adding.side + column]);
  const key = wrong === 0 ? 'map.right' : wrong === 1 ? 'map.wrongBit' : 'map.wrongBits';
  return words('map.at', { a: counted(a), b: counted(b), verdict: words(key, { count: wrong }) });
}
