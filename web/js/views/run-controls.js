import { html, nothing } from '../dom.js';

/**
 * @typedef {import('../types.js').Status} Status
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {{status: Status}} Run
 * @typedef {{train: () => void, pause: () => void, step: () => void, reset: () => void}} Actions
 */

/** Where the space bar has a meaning of its own. */
const FIELDS = 'input, textarea, select, button, a, summary, [role="log"], [role="region"]';

/**
 * Lets the space bar train and pause, until the function that is returned is called.
 * @param {{state: {run: Run | null}}} store
 * @param {Actions} actions
 */
export function spaceTrains(store, actions) {
  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.code === 'Space' && !event.repeat && target.closest(FIELDS) === null) {
      event.preventDefault();
      toggle(store.state.run, actions);
    }
  }
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

/** @param {Run | null} run */
function canTrain(run) {
  return run?.status === 'training' || run?.status === 'paused';
}

/**
 * @param {Run | null} run
 * @param {Actions} actions
 */
function toggle(run, actions) {
  if (canTrain(run)) {
    (run?.status === 'training' ? actions.pause : actions.train)();
  }
}

/**
 * Reset, Train or Pause, Step.
 * @param {Run | null} run
 * @param {Words} words
 * @param {Actions} actions
 * @param {{changed: boolean, stepHint: string}} look `changed`: the settings that are chosen need a new run
 */
export function controls(run, words, actions, { changed, stepHint }) {
  const training = run?.status === 'training';
  const deed = words(training ? 'bar.pause' : 'bar.train');
  return html`<div class="controls" role="group" aria-label=${words('bar.controls')}>
    <button
      id="reset"
      class=${changed ? 'wide' : ''}
      title=${words(changed ? 'bar.restartHint' : 'bar.resetHint')}
      ?disabled=${run === null}
      @click=${actions.reset}
    >
      ${changed ? words('bar.restart') : words('bar.reset')}
    </button>
    <button
      id="train"
      class="round"
      data-training=${training}
      aria-label=${deed}
      title=${words('bar.space', { deed })}
      ?disabled=${!canTrain(run)}
      @click=${() => toggle(run, actions)}
    >
      <span class=${training ? 'glyph pause' : 'glyph play'} aria-hidden="true"></span>
    </button>
    <button
      id="step"
      title=${stepHint}
      ?disabled=${run?.status !== 'paused'}
      @click=${actions.step}
    >
      ${words('bar.step')}
    </button>
  </div>`;
}

/**
 * A figure with its name, in a list of readings.
 * @param {string} name
 * @param {string} value
 * @param {string} kind
 * @param {string} [unit]
 */
export function reading(name, value, kind, unit = '') {
  return html`<div class=${`reading ${kind}`}>
    <dt>${name}${unit ? html` <span class="unit">${unit}</span>` : nothing}</dt>
    <dd>${value}</dd>
  </div>`;
}

/**
 * How the run, or the connection, stands.
 * @param {{connection: import('../types.js').Connection, run: Run | null}} state
 * @param {Words} words
 */
export function pill({ connection, run }, words) {
  const status = connection === 'open' && run ? run.status : connection;
  const key = /** @type {import('../i18n/words.js').Key} */ (
    `status.${status === 'open' ? 'connecting' : status}`
  );
  return html`<span id="status" class="pill" data-status=${status}>${words(key)}</span>`;
}
