import { html, live, nothing, svg } from '../../dom.js';
import { counted, figures } from '../../units.js';
import { filesOf } from '../api.js';
import { COLOURS } from '../charts/overlay-chart.js';
import { HEIGHT, WIDTH } from '../glance.js';
import { addressOf, bestOf, nameOf, speedOf } from '../tasks.js';
import { ago, differing, differingBesidesText } from '../wording.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../../i18n/words.js').Key} Key
 * @typedef {import('../actions.js').Actions} Actions
 * @typedef {{run: Run, depth: number, before: Run | null}} Member of the family
 */

/** Depths that are indented; deeper ones stand as deep as these. */
const DEEPEST = 4;

/**
 * A run: what it is called, where it stands, in what it differs from the one before, and what can be done with it.
 * @param {Member} member
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function row({ run, depth, before }, state, words, actions) {
  const { id } = run;
  const name = nameOf(run);
  const selected = state.selected === id;
  return html`<li
    class=${`run depth-${Math.min(depth, DEEPEST)} ${selected ? 'selected' : ''}`}
    data-run=${id}
    data-status=${run.status}
    data-step=${run.step}
    data-parent=${run.parent ?? nothing}
  >
    <div class="identity">
      <label class=${`swatch ${swatchOf(state.slots[id])}`} title=${words('runs.check')}>
        <input
          type="checkbox"
          aria-label=${words('runs.checkOf', { name })}
          .checked=${live(state.checked?.includes(id) ?? false)}
          @change=${(/** @type {any} */ event) => actions.check(id, event.target.checked)}
        />
      </label>
      ${state.renaming?.id === id ? renaming(state.renaming, words, actions) : named(run, words, actions)}
      <span class=${`status ${run.status}`}>${words(`status.${run.status}`)}</span>
    </div>
    ${outline(state.glances[id]?.path)} ${numbers(run, state, words)}
    <p class="differs">${lineage(run, before, state, words)}</p>
    ${state.asking === id ? asking(id, name, words, actions) : deeds(run, state, words, actions)}
  </li>`;
}

/** The class of the colour in a place. @param {number | undefined} slot */
export function swatchOf(slot) {
  return slot === undefined ? '' : `slot-${slot % COLOURS}`;
}

/**
 * @param {Run} run
 * @param {Words} words
 * @param {Actions} actions
 */
function named(run, words, actions) {
  return html`<span class="names"
    ><button class="name" title=${words('runs.renameHint')} @click=${() => actions.rename(run.id)}>
      ${nameOf(run)}</button
    ><span class="kind">${kindOf(run, words)}</span></span
  >`;
}

/** What a run is, beside what it is called. @param {Run} run @param {Words} words */
function kindOf(run, words) {
  const key = /** @type {Key} */ (`task.${run.spec.task}`);
  const task = words(key in TASKS ? key : 'task.other');
  return run.name === run.spec.name ? task : `${task} · ${run.name}`;
}

const TASKS = { 'task.text': 1, 'task.addition': 1, 'task.shapes': 1, 'task.hello': 1 };

/**
 * @param {NonNullable<State['renaming']>} renaming
 * @param {Words} words
 * @param {Actions} actions
 */
function renaming({ text, fault }, words, actions) {
  return html`<form
    class="renaming"
    @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      actions.named();
    }}
    @keydown=${(/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape') {
        actions.look({ renaming: null });
      }
    }}
  >
    <input
      id="new-name"
      type="text"
      maxlength="80"
      aria-label=${words('runs.newName')}
      aria-invalid=${fault === '' ? 'false' : 'true'}
      .value=${live(text)}
      @input=${(/** @type {any} */ event) => actions.type(event.target.value)}
    />
    <button>${words('runs.save')}</button>
    ${fault === '' ? nothing : html`<span class="fault" role="alert">${fault}</span>`}
  </form>`;
}

/** A small curve of the loss. @param {string | undefined} path */
function outline(path) {
  return html`<svg
    class="outline"
    viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${path ? svg`<path d=${path} vector-effect="non-scaling-stroke" />` : nothing}
  </svg>`;
}

/**
 * @param {Run} run
 * @param {State} state
 * @param {Words} words
 */
function numbers(run, state, words) {
  const glance = state.glances[run.id];
  const { loss, validated } = bestOf(run, glance);
  const speed = speedOf(run, glance);
  const figure = (
    /** @type {string} */ kind,
    /** @type {string} */ label,
    /** @type {string} */ value,
  ) =>
    html`<div class=${kind}>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl class="numbers">
    ${figure('best', words(validated ? 'runs.bestValidation' : 'runs.best'), figures(loss))}
    ${figure('steps', words('runs.steps'), counted(run.step))}
    ${figure('speed', words('runs.speed'), speed === null ? '–' : counted(speed))}
  </dl>`;
}

/**
 * @param {Run} run
 * @param {Run | null} before
 * @param {State} state
 * @param {Words} words
 */
function lineage(run, before, state, words) {
  const parent = state.runs?.find(({ id }) => id === run.parent);
  const step = counted(run.parentStep ?? 0);
  const from = run.parent
    ? html`<b
          >${
            parent
              ? words(continued(run, parent) ? 'runs.continues' : 'runs.forkOf', {
                  name: nameOf(parent),
                  step,
                  text: run.corpus?.name ?? '',
                })
              : words('runs.forkOfGone', { step })
          }</b
        >
        · `
    : nothing;
  const when = ago(run.created, state.language, Date.now());
  const rest = parent ? differingBesidesText(run, parent, words) : differing(run, before, words);
  return html`${from}${rest === '' ? nothing : html`${rest} · `}
    <time datetime=${run.created}>${when}</time>`;
}

/** Whether a run went on with another text than its parent's. @param {Run} run @param {Run} parent */
function continued(run, parent) {
  return run.corpus?.id !== parent.corpus?.id;
}

/**
 * @param {Run} run
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function deeds(run, state, words, actions) {
  const { id } = run;
  const name = nameOf(run);
  const files = filesOf(id);
  const selected = state.selected === id;
  const file = (
    /** @type {string} */ kind,
    /** @type {string} */ address,
    /** @type {string} */ text,
    /** @type {string} */ saved,
  ) => html`<a class=${kind} href=${address} download=${saved}>${text}</a>`;
  const stem = name.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  return html`<div class="deeds">
    <a class="button open" href=${addressOf(run)} aria-label=${words('runs.goOf', { name })}
      >${words('runs.go')}</a
    >
    <button
      class="look"
      aria-pressed=${selected ? 'true' : 'false'}
      aria-label=${words('runs.lookOf', { name })}
      @click=${() => actions.select(selected ? null : id)}
    >
      ${words('runs.look')}
    </button>
    <details class="files" name="files">
      <summary aria-label=${words('runs.filesOf', { name })}>${words('runs.files')}</summary>
      <div class="menu">
        ${file('file-checkpoint', files.checkpoint(), words('runs.file.checkpoint'), '')}
        ${file('file-csv', files.csv, words('runs.file.csv'), `${stem}.csv`)}
        ${file('file-json', files.json, words('runs.file.json'), `${stem}.json`)}
        ${
          run.spec.task === 'text'
            ? file('file-samples', files.samples, words('runs.file.samples'), '')
            : nothing
        }
      </div>
    </details>
    <button
      class="rename"
      aria-label=${words('runs.renameOf', { name })}
      @click=${() => actions.rename(id)}
    >
      ${words('runs.rename')}
    </button>
    <button
      class="delete"
      aria-label=${words('runs.deleteOf', { name })}
      @click=${() => actions.look({ asking: id })}
    >
      ${words('runs.delete')}
    </button>
  </div>`;
}

/**
 * Whether it is really to be deleted.
 * @param {string} id
 * @param {string} name
 * @param {Words} words
 * @param {Actions} actions
 */
function asking(id, name, words, actions) {
  return html`<div class="deeds asking" role="group" aria-label=${words('runs.ask', { name })}>
    <span>${words('runs.ask', { name })}</span>
    <button class="danger really" @click=${() => actions.remove(id)}>
      ${words('runs.really')}
    </button>
    <button class="keep" @click=${() => actions.look({ asking: null })}>
      ${words('runs.keep')}
    </button>
  </div>`;
}
