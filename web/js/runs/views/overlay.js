import { html, live, nothing } from '../../dom.js';
import { sliderInput } from '../../views/control.js';
import { drawn } from '../../views/drawn.js';
import { segments } from '../../views/segments.js';
import { figures } from '../../units.js';
import { AXES, positions } from '../axes.js';
import { OverlayChart } from '../charts/overlay-chart.js';
import { nameOf } from '../tasks.js';
import { placeName } from '../wording.js';
import { swatchOf } from './row.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 * @typedef {import('../curves.js').Curves} Curves
 */

/** Smoothing at each stop of its slider. */
const SMOOTHINGS = [0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995];

/**
 * The curves of the runs that are checked, on one chart.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 * @param {Curves} curves
 */
export function mountOverlay(root, store, actions, curves) {
  /** @type {OverlayChart | null} */
  let chart = null;

  /** @param {number | null} cursor */
  const point = (cursor) => {
    store.set({ cursor });
    draw(root, store.state);
  };
  const hover = {
    /** @param {PointerEvent} event */
    move: (event) => point(chart?.placeAt(event.offsetX) ?? null),
    leave: () => point(null),
    /** @param {KeyboardEvent} event */
    key: (event) => {
      const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (way !== undefined && chart !== null) {
        event.preventDefault();
        point(chart.stepped(store.state.cursor, way));
      }
    },
  };

  /** @param {HTMLElement} at @param {State} state */
  function draw(at, state) {
    const canvas = at.querySelector('canvas');
    if (canvas === null) {
      chart = null;
      return;
    }
    if (chart?.canvas !== canvas) {
      chart = new OverlayChart(canvas);
    }
    const start = performance.now();
    const lines = linesOf(state, curves);
    const nameX = (/** @type {number} */ x) => placeName(state.look.axis, x);
    chart.draw(lines, { ...state.look, nameX }, state.cursor);
    canvas.dataset.curves = String(lines.length);
    canvas.dataset.points = String(lines.reduce((sum, { xs }) => sum + xs.length, 0));
    canvas.dataset.milliseconds = (performance.now() - start).toFixed(1);
    for (const { line, x, value } of chart.valuesAt(state.cursor)) {
      write(at, line.id, `${figures(value)} · ${nameX(x)}`);
    }
    const told = new Set(chart.valuesAt(state.cursor).map(({ line }) => line.id));
    (state.checked ?? []).filter((id) => !told.has(id)).forEach((id) => write(at, id, '–'));
  }

  return drawn(root, store, (state, words) => panel(state, words, actions, curves, hover), draw);
}

/** @param {HTMLElement} root @param {string} id @param {string} text */
function write(root, id, text) {
  const place = root.querySelector(`[data-value="${id}"]`);
  if (place !== null) {
    place.textContent = text;
  }
}

/** @param {State} state @param {Curves} curves @returns {import('../charts/overlay-chart.js').Line[]} */
function linesOf({ runs, checked, slots, look }, curves) {
  return (checked ?? []).flatMap((id) => {
    const run = runs?.find((one) => one.id === id);
    const series = curves.of(id);
    const xs = run && series && series.length > 0 ? positions(look.axis, series, run) : null;
    return series && xs
      ? [{ id, slot: slots[id], xs, losses: series.columns.loss.subarray(0, series.length) }]
      : [];
  });
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 * @param {Curves} curves
 * @param {{move: (event: PointerEvent) => void, leave: () => void, key: (event: KeyboardEvent) => void}} hover
 */
function panel(state, words, actions, curves, hover) {
  const { look, checked } = state;
  const runs = (checked ?? []).flatMap((id) => state.runs?.find((run) => run.id === id) ?? []);
  return html`
    <h2 id="overlay-title">
      ${words('overlay.title')}
      ${segments({
        name: 'axis',
        legend: words('overlay.axis'),
        value: look.axis,
        options: AXES.map((value) => ({ value, text: words(`overlay.${value}`) })),
        choose: (axis) => actions.draw({ axis }),
      })}
    </h2>
    <div class="chart-controls">
      <label class="smoothing"
        ><span>${words('overlay.smoothing')}</span>${sliderInput({
          stop: Math.max(
            0,
            SMOOTHINGS.findIndex((one) => one >= look.smoothing),
          ),
          max: SMOOTHINGS.length - 1,
          text: String(look.smoothing),
          label: words('overlay.smoothing'),
          choose: (stop) => actions.draw({ smoothing: SMOOTHINGS[stop] }),
        })}<output>${look.smoothing}</output></label
      >
      ${log('logX', words('overlay.logX'), look, actions)}
      ${log('logY', words('overlay.logY'), look, actions)}
    </div>
    ${
      runs.length === 0
        ? html`<p class="empty blank">${words('overlay.empty')}</p>`
        : html`<canvas
              id="overlay-chart"
              role="img"
              tabindex="0"
              aria-label=${words('overlay.chart', { names: runs.map(nameOf).join(', ') })}
              title=${words('loss.keys')}
              @pointermove=${hover.move}
              @pointerleave=${hover.leave}
              @blur=${hover.leave}
              @keydown=${hover.key}
            ></canvas>
            <ul class="names-of-curves">
              ${runs.map((run) => entry(run, state, words, actions, curves))}
            </ul>`
    }
    ${
      new Set(runs.map(({ spec }) => spec.task)).size > 1
        ? html`<p class="note">${words('overlay.tasks')}</p>`
        : nothing
    }
  `;
}

/**
 * @param {Run} run
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 * @param {Curves} curves
 */
function entry(run, { slots, look }, words, actions, curves) {
  const series = curves.of(run.id);
  const lost = series && series.length > 0 && positions(look.axis, series, run) === null;
  return html`<li>
    <span class=${`line ${swatchOf(slots[run.id])}`}></span>
    <span class="curve-name">${nameOf(run)}</span>
    <span class="figures" data-value=${run.id}></span>
    ${lost ? html`<span class="hint">${words('overlay.lost')}</span>` : nothing}
    <button
      class="plain"
      aria-label=${words('overlay.removeOf', { name: nameOf(run) })}
      @click=${() => actions.check(run.id, false)}
    >
      ${words('overlay.remove')}
    </button>
  </li>`;
}

/**
 * @param {'logX' | 'logY'} field
 * @param {string} text
 * @param {import('../types.js').Look} look
 * @param {Actions} actions
 */
function log(field, text, look, actions) {
  return html`<label class="check"
    ><input
      id=${field === 'logX' ? 'log-x' : 'log-y'}
      type="checkbox"
      .checked=${live(look[field])}
      @change=${() => actions.draw({ [field]: !look[field] })}
    />${text}</label
  >`;
}
