import { html, nothing } from '../../dom.js';
import { byteSize, counted, figures } from '../../units.js';
import { mounted } from '../../views/view.js';
import { filesOf } from '../api.js';
import { nameOf } from '../tasks.js';
import { ago, fieldName, valueName } from '../wording.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../types.js').Checkpoint} Checkpoint
 * @typedef {import('../types.js').Fork} Fork
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Digits of a hash that are shown. */
const SHORT = 8;

/** Settings of a fork that are chosen from names. @type {Record<string, string[]>} */
const CHOICES = { gradientClipBy: ['value', 'norm'] };

/**
 * The checkpoints of the run that is looked into, newest first, and what can be made of one.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountKept(root, store, actions) {
  let shown = store.state.selected;
  return mounted(
    root,
    store,
    (state, words) => {
      const run = state.runs?.find(({ id }) => id === state.selected);
      root.hidden = run === undefined;
      return run === undefined ? nothing : panel(run, state, words, actions);
    },
    () => {
      const { selected, checkpoints } = store.state;
      if (selected === null) {
        shown = null;
      } else if (selected !== shown && checkpoints !== null) {
        shown = selected;
        goTo(root);
      }
    },
  );
}

/** Where the page has one column, what was asked for is far below. @param {HTMLElement} root */
function goTo(root) {
  if (window.matchMedia('(max-width: 71.99rem)').matches) {
    requestAnimationFrame(() => root.scrollIntoView({ block: 'start' }));
  }
}

/**
 * @param {Run} run
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function panel(run, state, words, actions) {
  const { checkpoints } = state;
  const count = checkpoints?.length ?? 0;
  return html`
    <h2 id="kept-title">
      ${words('kept.title', { name: nameOf(run) })}
      <span class="aside">${checkpoints === null ? '' : words('kept.count', { count })}</span>
    </h2>
    <p class="explanation">${words('kept.explanation')}</p>
    ${
      checkpoints === null
        ? html`<p class="empty">${words('kept.waiting')}</p>`
        : count === 0
          ? html`<p class="empty">${words('kept.empty')}</p>`
          : table(run, checkpoints, state, words, actions)
    }
    ${state.fork === null ? nothing : fork(run, state.fork, words, actions)}
  `;
}

/**
 * @param {Run} run
 * @param {Checkpoint[]} checkpoints by step
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
function table(run, checkpoints, state, words, actions) {
  const newest = checkpoints[checkpoints.length - 1].step;
  const best = checkpoints.findLast((one) => one.best)?.step;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${words('kept.table')}>
    <table id="checkpoints">
      <thead>
        <tr>
          <th scope="col">${words('kept.step')}</th>
          <th scope="col">${words('kept.loss')}</th>
          <th scope="col">${words('kept.size')}</th>
          <th scope="col" title=${words('kept.hashHint')}>${words('kept.hash')}</th>
          <th scope="col">${words('kept.made')}</th>
          <th scope="col"><span class="unseen">${words('kept.deeds')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${[...checkpoints].reverse().map(
          (one) =>
            html`<tr data-step=${one.step}>
              <th scope="row">
                ${counted(one.step)}
                ${one.step === best ? html`<span class="mark">${words('kept.best')}</span>` : nothing}
                ${one.step === newest ? html`<span class="mark">${words('kept.newest')}</span>` : nothing}
              </th>
              <td>${figures(one.loss)}</td>
              <td>${byteSize(one.bytes)}</td>
              <td>
                <code title=${`${words('kept.hashHint')} ${one.hash}`}
                  >${one.hash.slice(0, SHORT)}</code
                >
              </td>
              <td>${ago(one.created, state.language, Date.now())}</td>
              <td class="deeds">
                <button
                  class="fork"
                  aria-label=${words('kept.forkAt', { step: counted(one.step) })}
                  @click=${() => actions.fork(one.step)}
                >
                  ${words('kept.fork')}
                </button>
                <a
                  class="button"
                  href=${filesOf(run.id).checkpoint(one.step)}
                  download
                  aria-label=${words('kept.downloadAt', { step: counted(one.step) })}
                  >${words('kept.download')}</a
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/**
 * The settings of a new run that goes on from a checkpoint.
 * @param {Run} run
 * @param {Fork} fork
 * @param {Words} words
 * @param {Actions} actions
 */
function fork(run, { step, values, faults, under }, words, actions) {
  const general = faults[''];
  return html`<form
    class="card"
    id="fork"
    @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      actions.makeFork();
    }}
  >
    <h3>${words('fork.title', { name: nameOf(run), step: counted(step) })}</h3>
    <p class="hint">${words('fork.hint')}</p>
    <div class="fields">
      ${Object.keys(values).map((field) => setting(field, values[field], faults[field], words, actions))}
    </div>
    ${general ? html`<p class="fault" role="alert">${general}</p>` : nothing}
    <button class="primary" ?disabled=${under}>${words('fork.make')}</button>
    <button type="button" @click=${() => actions.look({ fork: null })}>
      ${words('fork.cancel')}
    </button>
  </form>`;
}

/**
 * @param {string} field
 * @param {string} value
 * @param {string | undefined} fault
 * @param {Words} words
 * @param {Actions} actions
 */
function setting(field, value, fault, words, actions) {
  const set = (/** @type {any} */ event) => actions.setFork(field, event.target.value);
  const label = field === 'name' ? words('fork.name') : fieldName(field, words);
  return html`<label class=${fault ? 'faulty' : ''}>
    <span>${label}</span>
    ${
      field in CHOICES
        ? html`<select id=${`fork-${field}`} @change=${set}>
            ${CHOICES[field].map(
              (one) =>
                html`<option value=${one} ?selected=${one === value}>
                  ${valueName(field, one, words)}
                </option>`,
            )}
          </select>`
        : html`<input id=${`fork-${field}`} type="text" .value=${value} @input=${set} />`
    }
    ${fault ? html`<span class="fault" role="alert">${fault}</span>` : nothing}
  </label>`;
}
