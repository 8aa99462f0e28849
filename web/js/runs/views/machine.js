import { html, live, nothing } from '../../dom.js';
import { counted, figures, percent } from '../../units.js';
import { mounted } from '../../views/view.js';
import { compared } from '../diff.js';
import { moment } from '../machine.js';
import { sampleKey } from '../reduce.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Checkpoint} Checkpoint
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {ReturnType<typeof import('../machine.js').travelling>} Travel
 */

/** The most characters that are written; what they have in common is found in a moment. */
const LONGEST = 2000;

/**
 * The time machine: the checkpoints of a run that learns a text write again, each with the same random numbers.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Travel} travel
 */
export function mountMachine(root, store, travel) {
  let known = '';
  const unlisten = store.listen(() => {
    const { selected, checkpoints } = store.state;
    const now = `${selected} ${checkpoints?.map(({ hash }) => hash).join()}`;
    if (now !== known) {
      known = now;
      travel.fetchMoment();
    }
  });
  const stop = mounted(root, store, (state, words) => {
    const run = state.runs?.find(({ id }) => id === state.selected);
    const shown = run?.spec.task === 'text' && (state.checkpoints?.length ?? 0) > 0;
    root.hidden = !shown;
    return shown && run ? panel(run.id, state, words, travel) : nothing;
  });
  return () => {
    unlisten();
    stop();
  };
}

/**
 * @param {string} run
 * @param {State} state
 * @param {Words} words
 * @param {Travel} travel
 */
function panel(run, state, words, travel) {
  const { at, now, before } = moment(state);
  const last = (state.checkpoints?.length ?? 1) - 1;
  const step = counted(now?.step ?? 0);
  return html`
    <h2 id="machine-title">
      ${words('machine.title')}
      <span class="aside">${words('machine.at', { step, loss: figures(now?.loss) })}</span>
    </h2>
    <p class="explanation">${words('machine.explanation')}</p>
    <div class="transport">
      <button
        id="earlier"
        aria-label=${words('machine.earlier')}
        ?disabled=${at <= 0}
        @click=${() => travel.travel(at - 1)}
      >
        ◀
      </button>
      <input
        id="moment"
        type="range"
        min="0"
        max=${last}
        aria-label=${words('machine.slider')}
        aria-valuetext=${words('machine.at', { step, loss: figures(now?.loss) })}
        .value=${live(String(at))}
        @input=${(/** @type {any} */ event) => travel.travel(event.target.valueAsNumber)}
      />
      <button
        id="later"
        aria-label=${words('machine.later')}
        ?disabled=${at >= last}
        @click=${() => travel.travel(at + 1)}
      >
        ▶
      </button>
      <button id="play" ?disabled=${last < 1} @click=${travel.play}>
        ${words(state.machine.playing ? 'machine.stop' : 'machine.play')}
      </button>
    </div>
    ${written(run, now, before, state, words)} ${fields(state, words, travel)}
  `;
}

/**
 * @param {string} run
 * @param {Checkpoint | undefined} now
 * @param {Checkpoint | undefined} before
 * @param {State} state
 * @param {Words} words
 */
function written(run, now, before, { machine }, words) {
  const of = (/** @type {Checkpoint | undefined} */ one) =>
    one && machine.samples[sampleKey(run, one, machine)];
  const sample = of(now);
  if (sample === undefined) {
    return html`<p class="writing empty">${words('machine.waiting')}</p>
      <p class="hint" id="machine-share"></p>`;
  }
  if ('fault' in sample) {
    return html`<p class="fault" role="alert" id="machine-fault">${sample.fault}</p>`;
  }
  const earlier = of(before);
  const other = earlier !== undefined && 'text' in earlier ? earlier.text : null;
  const { parts, same, of: all } = compared(other ?? sample.text, sample.text);
  const against = other === null ? '' : (before?.step ?? '');
  const said =
    before === undefined
      ? words('machine.first')
      : other === null
        ? words('machine.comparing')
        : words('machine.differs', {
            share: percent(1 - same / Math.max(1, all)),
            step: counted(before.step),
          });
  const content = parts.map(({ text, same: kept }) => (kept ? text : html`<mark>${text}</mark>`));
  const primed = machine.prime ? html`<b>${machine.prime}</b>` : nothing;
  return html`
    <div class="writing" tabindex="0" role="region" aria-label=${words('machine.text')}>
      <span id="machine-text" data-step=${now?.step ?? ''} data-compared=${against}
        >${primed}${content}</span
      >
    </div>
    <p class="hint" id="machine-share">${said}</p>
  `;
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Travel} travel
 */
function fields({ machine }, words, travel) {
  /** @param {'seed' | 'temperature' | 'length'} field @param {number} min @param {number} max @param {number | 'any'} step */
  const number = (field, min, max, step) =>
    html`<label
      ><span>${words(`machine.${field}`)}</span
      ><input
        id=${`machine-${field}`}
        type="number"
        min=${min}
        max=${max}
        step=${step}
        .value=${String(machine[field])}
        @change=${(/** @type {any} */ { target }) => {
          const value = target.valueAsNumber;
          if (value >= min && value <= max && (step === 'any' || Number.isInteger(value))) {
            travel.write({ [field]: value });
          } else {
            target.value = String(machine[field]);
          }
        }}
    /></label>`;
  return html`<div class="fields">
    <label
      ><span>${words('machine.prime')}</span
      ><input
        id="machine-prime"
        type="text"
        maxlength="1000"
        .value=${machine.prime}
        @change=${(/** @type {any} */ event) => travel.write({ prime: event.target.value })}
    /></label>
    ${number('temperature', 0, 10, 'any')} ${number('seed', 0, 2 ** 53 - 1, 1)}
    ${number('length', 1, LONGEST, 1)}
  </div>`;
}
