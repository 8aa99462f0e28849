import { html, nothing } from '../dom.js';
import { needsNewRun } from '../defaults.js';
import { LANGUAGES } from '../i18n/words.js';
import { counted, counter, duration, figures, inUnit } from '../units.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The bar on top: what can be done, and where the run stands.
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {Actions} actions
 */
export function mountBar(root, store, actions) {
  /** @param {KeyboardEvent} event */
  function spaceTrains(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (
      event.code === 'Space' &&
      target.closest('input, textarea, select, button, a, summary') === null
    ) {
      event.preventDefault();
      toggle(store.state, actions);
    }
  }
  document.addEventListener('keydown', spaceTrains);
  const stop = mounted(root, store, (state, words) => bar(state, words, actions));
  return () => {
    document.removeEventListener('keydown', spaceTrains);
    stop();
  };
}

/**
 * @param {State} state
 * @param {Actions} actions
 */
function toggle(state, actions) {
  return state.run?.status === 'training' ? actions.pause() : actions.train();
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function bar(state, words, actions) {
  const { run } = state;
  const training = run?.status === 'training';
  const changed = run !== null && needsNewRun(state.draft, run.spec);
  const stopped =
    run === null ||
    run.status === 'diverged' ||
    run.status === 'failed' ||
    run.status === 'finished';
  return html`
    <div class="brand">
      <span class="logo" aria-hidden="true"></span>
      <h1>Unroll</h1>
    </div>
    <div class="controls" role="group">
      <button
        id="reset"
        class=${changed ? 'wide' : ''}
        title=${words('bar.resetHint')}
        ?disabled=${run === null}
        @click=${actions.reset}
      >
        ${changed ? words('bar.restart') : words('bar.reset')}
      </button>
      <button
        id="train"
        class="round"
        data-training=${training}
        aria-label=${training ? words('bar.pause') : words('bar.train')}
        title=${training ? words('bar.pause') : words('bar.train')}
        ?disabled=${stopped}
        @click=${() => toggle(state, actions)}
      >
        <span class=${training ? 'glyph pause' : 'glyph play'} aria-hidden="true"></span>
      </button>
      <button id="step" ?disabled=${run?.status !== 'paused'} @click=${actions.step}>
        ${words('bar.step')}
      </button>
    </div>
    <dl class="readings">
      ${reading(words('bar.steps'), counter(run?.step ?? 0), 'counter')}
      ${reading(words('bar.epoch'), (run?.epoch ?? 0).toFixed(2))}
      ${reading(words('bar.loss'), loss(run, state), '', words(`unit.${state.unit}`))}
      ${reading(words('bar.speed'), speed(run))}
      ${run !== null && run.spec.maxSteps > 0 ? reading(words('bar.left'), left(run)) : nothing}
    </dl>
    ${pill(state, words)}
    <label class="language">
      <span class="unseen">${words('language')}</span>
      <select
        id="language"
        @change=${(/** @type {any} */ event) => actions.look({ language: event.target.value })}
      >
        ${LANGUAGES.map(
          ({ code, name }) =>
            html`<option value=${code} lang=${code} ?selected=${code === state.language}>
              ${name}
            </option>`,
        )}
      </select>
    </label>
  `;
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} [kind]
 * @param {string} [unit]
 */
function reading(name, value, kind = '', unit = '') {
  return html`<div class=${`reading ${kind}`}>
    <dt>${name}${unit ? html` <span class="unit">${unit}</span>` : nothing}</dt>
    <dd>${value}</dd>
  </div>`;
}

/**
 * @param {Run | null} run
 * @param {State} state
 */
function loss(run, state) {
  return run === null || run.smoothLoss === null
    ? '–'
    : figures(inUnit(run.smoothLoss, state.unit));
}

/** @param {Run | null} run */
function speed(run) {
  return run === null || run.charactersPerSecond === null ? '–' : counted(run.charactersPerSecond);
}

/** @param {Run} run */
function left(run) {
  const { spec, step, charactersPerSecond } = run;
  const characters = (spec.maxSteps - step) * spec.batch * spec.sequenceLength;
  return charactersPerSecond ? duration(characters / charactersPerSecond) : '–';
}

/**
 * @param {State} state
 * @param {Words} words
 */
function pill(state, words) {
  const status = state.connection === 'open' && state.run ? state.run.status : state.connection;
  const key = /** @type {import('../i18n/words.js').Key} */ (
    `status.${status === 'open' ? 'connecting' : status}`
  );
  return html`<span id="status" class="pill" data-status=${status}>${words(key)}</span>`;
}
