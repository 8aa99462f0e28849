import { html, nothing } from '../../dom.js';
import { byteSize, counted, figures } from '../../units.js';
import { mounted } from '../../views/view.js';
import { filesOf } from '../api.js';
import { nameOf } from '../tasks.js';
import { ago } from '../wording.js';
import { forkForm } from './fork.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Run} Run
 * @typedef {import('../types.js').Checkpoint} Checkpoint
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** Digits of a hash that are shown. */
const SHORT = 8;

/**
 * The checkpoints of the run that is looked into, newest first, and what can be made of one.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountKept(root, store, actions) {
  let shown = store.state.selected;
  let forked = store.state.fork !== null;
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
      const form = root.querySelector('#fork');
      if (form !== null && !forked) {
        form.scrollIntoView({ block: 'nearest' });
        /** @type {HTMLElement | null} */ (form.querySelector('select, input'))?.focus({
          preventScroll: true,
        });
      }
      forked = form !== null;
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
    ${state.fork === null ? nothing : forkForm(run, state.fork, state.another, words, actions)}
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
          <th scope="col" class="wide">${words('kept.size')}</th>
          <th scope="col" title=${words('kept.hashHint')}>${words('kept.hash')}</th>
          <th scope="col" class="wide">${words('kept.made')}</th>
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
              <td class="wide">${byteSize(one.bytes)}</td>
              <td>
                <code title=${`${words('kept.hashHint')} ${one.hash}`}
                  >${one.hash.slice(0, SHORT)}</code
                >
              </td>
              <td class="wide">${ago(one.created, state.language, Date.now())}</td>
              <td class="deeds">
                <button
                  class="fork"
                  aria-label=${words('kept.forkAt', { step: counted(one.step) })}
                  @click=${() => actions.fork(one.step)}
                >
                  ${words('kept.fork')}
                </button>
                ${
                  run.spec.task === 'text'
                    ? html`<button
                        class="another"
                        aria-label=${words('kept.anotherAt', { step: counted(one.step) })}
                        @click=${() => actions.fork(one.step, '')}
                      >
                        ${words('kept.another')}
                      </button>`
                    : nothing
                }
                <a
                  class="button"
                  href=${filesOf(run.id).checkpoint(one.step)}
                  download
                  aria-label=${words('kept.downloadAt', { step: counted(one.step) })}
                  title=${words('kept.download', { size: byteSize(one.bytes) })}
                  ><span aria-hidden="true">↓</span></a
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
