import { hovering } from '../charts/hover.js';
import { html, live, nothing } from '../dom.js';
import { LineChart } from '../charts/line-chart.js';
import { validates } from '../defaults.js';
import { aboveLeast, leastLoss } from '../least.js';
import { counted, figures, inUnit, UNITS } from '../units.js';
import { segments } from './segments.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../series.js').Series} Series
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The loss: its curve, its newest figures, its unit, and the pace at which it falls.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 * @param {Series} series
 */
export function mountLoss(root, store, actions, series) {
  /** @type {LineChart | null} */
  let chart = null;
  let drawn = '';
  /** @param {number} at */
  const point = (at) => {
    if (chart !== null) {
      chart.cursor = at;
      drawn = '';
      stepped();
    }
  };
  const hover = hovering(series, () => chart, point);

  function stepped() {
    store.set((state) => ({ ...state }));
  }

  function drawChart() {
    const { run, unit, logSteps, language, evaluations } = store.state;
    const least = leastLoss(store.state);
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('canvas'));
    chart ??= new LineChart(canvas);
    const size = `${canvas.clientWidth}×${canvas.clientHeight}`;
    const now = [
      series.revision,
      evaluations.length,
      unit,
      logSteps,
      language,
      size,
      scheme.matches,
      least?.nats,
    ].join();
    if (now === drawn) {
      return;
    }
    drawn = now;
    chart.draw(series, {
      convert: (nats) => inUnit(nats, unit),
      baseline: Math.log(run?.corpus.vocabulary ?? 64),
      baselineLabel: canvas.dataset.guessing ?? '',
      gradientLabel: canvas.dataset.gradient ?? '',
      logSteps,
      evaluations,
      least: least === null ? null : least.nats,
      leastLabel: canvas.dataset.least ?? '',
    });
  }

  const scheme = window.matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', stepped);
  const sizes = new ResizeObserver(stepped);
  sizes.observe(root);
  const stop = mounted(
    root,
    store,
    (state, words) => panel(state, words, actions, series, chart?.cursor ?? -1, hover),
    drawChart,
  );
  return () => {
    scheme.removeEventListener('change', stepped);
    sizes.disconnect();
    stop();
  };
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 * @param {Series} series
 * @param {number} cursor
 * @param {{move: (event: PointerEvent) => void, leave: () => void, key: (event: KeyboardEvent) => void}} hover
 */
function panel(state, words, actions, series, cursor, hover) {
  const at = cursor >= 0 ? Math.min(cursor, series.length - 1) : series.length - 1;
  const { columns } = series;
  const values = {
    points: series.length,
    unit: words(unitName(state)),
    loss: at < 0 ? '–' : figures(inUnit(columns.smoothLoss[at], state.unit)),
    step: at < 0 ? 0 : counted(columns.step[at]),
  };
  const seen = at < 0 ? undefined : evaluatedAt(state.evaluations, columns.step[at]);
  const least = leastLoss(state);
  const validation = figures(seen && inUnit(seen.validationLoss, state.unit));
  return html`
    <h2 id="loss-title">
      ${words('loss.title')}
      <span class="chart-controls">
        <label class="check"
          ><input
            id="log-steps"
            type="checkbox"
            .checked=${live(state.logSteps)}
            @change=${() => actions.look({ logSteps: !state.logSteps })}
          />${words('loss.logSteps')}</label
        >
        ${units(state, words, actions)}
      </span>
    </h2>
    <p class="explanation">
      <span class="usual">${words('loss.explanation')}</span>
      ${least === null ? nothing : words(least.exact ? 'loss.leastHint' : 'loss.boundHint')}
    </p>
    <dl class="legend" id="values">
      ${value('', words('bar.steps'), values.step)}
      ${value('smooth', words('loss.smooth'), values.loss)}
      ${
        state.run !== null && validates(state.run.spec)
          ? value('validation', words('loss.validation'), validation)
          : nothing
      }
      ${value('raw', words('loss.raw'), at < 0 ? '–' : figures(inUnit(columns.loss[at], state.unit)))}
      ${above(state, words, seen?.validationLoss ?? columns.smoothLoss[at])}
      ${value('norm', words('loss.norm'), at < 0 ? '–' : figures(columns.gradientNorm[at]))}
    </dl>
    <canvas
      id="loss-chart"
      role="img"
      tabindex="0"
      data-points=${series.length}
      data-gradient=${words('loss.gradient')}
      data-guessing=${words('loss.guessing')}
      data-least=${words(least?.exact === false ? 'loss.atMost' : 'loss.least')}
      data-entropy=${least?.nats ?? ''}
      aria-label=${words('loss.chart', values)}
      title=${words('loss.keys')}
      @pointermove=${hover.move}
      @pointerleave=${hover.leave}
      @blur=${hover.leave}
      @keydown=${hover.key}
    ></canvas>
    ${state.run?.changedLive ? html`<p class="note">${words('notice.changedLive')}</p>` : nothing}
  `;
}

/**
 * How far a loss is above the least that is possible, where that is known.
 * @param {State} state
 * @param {Words} words
 * @param {number | undefined} nats
 */
function above(state, words, nats) {
  const least = leastLoss(state);
  return least === null
    ? nothing
    : value(
        'least',
        words(least.exact ? 'loss.above' : 'loss.aboveBound'),
        aboveLeast(nats, least.nats, state.unit),
      );
}

/**
 * The name of the unit of a loss, which is by character only where characters are learnt.
 * @param {Pick<State, 'run' | 'unit'>} state
 * @returns {import('../i18n/words.js').Key}
 */
function unitName({ run, unit }) {
  const characters = (run?.spec.tokens ?? 'characters') === 'characters';
  return characters || unit === 'perplexity' ? `unit.${unit}.long` : `unit.${unit}.symbol`;
}

/**
 * The newest evaluation at a step.
 * @param {State['evaluations']} evaluations
 * @param {number} step
 */
function evaluatedAt(evaluations, step) {
  return evaluations.findLast((one) => one.step <= step) ?? evaluations[0];
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function units(state, words, actions) {
  return segments({
    name: 'unit',
    legend: words('loss.unit'),
    value: state.unit,
    options: UNITS.map((value) => ({
      value,
      text: words(`unit.${value}`),
      title: words(unitName({ ...state, unit: value })),
    })),
    choose: (unit) => actions.look({ unit }),
  });
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string | number} text
 */
function value(kind, name, text) {
  return html`<div class=${kind}>
    <dt>${name}</dt>
    <dd>${text}</dd>
  </div>`;
}
