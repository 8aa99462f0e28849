import { html, svg } from '../../dom.js';
import { mounted } from '../../views/view.js';
import { SHAPES } from '../defaults.js';
import { OUTLINES } from '../outline.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Shape} Shape
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

const WIDE = 15;
const HIGH = 20;
/** From one step to the next, and from one row to the next. */
const ACROSS = 27;
const DOWN = 36;

/** Upper edges of the outputs, the hidden states and the inputs. */
const ROWS = { output: 1, hidden: 1 + DOWN, input: 1 + 2 * DOWN };

/**
 * The five figures in a row, of which one is chosen.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountChooser(root, store, actions) {
  /** @type {Shape | undefined} */
  let seen;

  /** Where the row is wider than the window, brings the chosen figure into sight. */
  function follow() {
    const shape = store.state.run?.spec.shape;
    const row = /** @type {HTMLElement} */ (root.querySelector('.figures-row'));
    const chosen = /** @type {HTMLElement | null} */ (row.querySelector('[aria-pressed="true"]'));
    if (shape !== seen && chosen !== null) {
      seen = shape;
      row.scrollLeft = chosen.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2;
    }
  }

  return mounted(
    root,
    store,
    ({ run }, words) => html`
      <h2 id="chooser-title" class="unseen">${words('shapes.choose')}</h2>
      <ul class="figures-row">
        ${SHAPES.map(
          (shape) =>
            html`<li>
              <button
                data-shape=${shape}
                aria-pressed=${run?.spec.shape === shape}
                ?disabled=${run === null}
                @click=${() => actions.shape(shape)}
              >
                ${outline(shape)}
                <b>${words(`shape.${shape}.name`)}</b>
                <span>${words(`shape.${shape}.everyday`)}</span>
              </button>
            </li>`,
        )}
      </ul>
      <ul class="figure-legend">
        <li class="input">${words('shapes.legend.input')}</li>
        <li class="hidden">${words('shapes.legend.hidden')}</li>
        <li class="output">${words('shapes.legend.output')}</li>
      </ul>
    `,
    follow,
  );
}

/** Boxes and arrows. @param {Shape} shape */
function outline(shape) {
  const { steps, inputs, outputs } = OUTLINES[shape];
  const width = (steps - 1) * ACROSS + WIDE + 2;
  const height = ROWS.input + HIGH + 1;
  const every = Array.from({ length: steps }, (_, t) => t);
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    aria-hidden="true"
    focusable="false"
  >
    ${every.slice(1).map((t) => across(t))} ${every.map((t) => box(t, 'hidden'))}
    ${inputs.map((t) => [box(t, 'input'), up(t, ROWS.input)])}
    ${outputs.map((t) => [box(t, 'output'), up(t, ROWS.hidden)])}
  </svg>`;
}

/** @param {number} t @param {keyof typeof ROWS} row */
function box(t, row) {
  return svg`<rect class=${row} x=${1 + t * ACROSS} y=${ROWS[row]} width=${WIDE} height=${HIGH} rx="3" />`;
}

/** An arrow to the row above. @param {number} t @param {number} from */
function up(t, from) {
  const x = 1 + t * ACROSS + WIDE / 2;
  const tip = from - (DOWN - HIGH) + 2;
  return svg`<path class="line" d="M${x} ${from - 2}V${tip + 3}" /><path class="tip" d="M${x} ${tip}l3.2 5.5h-6.4z" />`;
}

/** An arrow from the state before. @param {number} t */
function across(t) {
  const y = ROWS.hidden + HIGH / 2;
  const tip = t * ACROSS - 0.5;
  return svg`<path class="line" d="M${tip - (ACROSS - WIDE) + 3} ${y}H${tip - 4}" /><path class="tip" d="M${tip} ${y}l-5.5 3.2v-6.4z" />`;
}
