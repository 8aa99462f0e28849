import { drawn } from '../../views/drawn.js';
import { html, nothing } from '../../dom.js';
import { nextFrame } from '../../frame.js';
import { wordsOf } from '../../i18n/words.js';
import { counted, figures } from '../../units.js';
import { hasMemory, isTask } from '../defaults.js';
import { meanLoss, scoreOf, stepOf } from '../passage.js';
import { shownLook } from '../reduce.js';
import { rowsOf } from '../rows.js';
import { question } from './question.js';
import { side } from './side.js';
import { Stage } from './stage.js';
import { timeline } from './timeline.js';
import { transport } from './transport.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Passage} Passage
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The theatre: one example, or a piece of text, over time, with all that happens in the memory, and the memory at one step.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 * @param {Actions} actions
 */
export function mountTheatre(root, store, actions) {
  const stage = new Stage(root, actions);
  /** @param {State} state */
  const picture = (state) => stage.draw(state, wordsOf(state.language));
  const stop = drawn(
    root,
    store,
    (state, words) => panel(state, words, actions, stage),
    (_, state) => picture(state),
  );
  const moving = store.listen(
    nextFrame(() => stage.move(store.state, wordsOf(store.state.language))),
  );
  return () => {
    moving();
    stop();
  };
}

/**
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 * @param {Stage} stage
 */
function panel(state, words, actions, stage) {
  const passage = shownLook(state);
  const spec = (state.run ?? { spec: state.draft }).spec;
  const t = passage === null ? 0 : stepOf(passage, state.t);
  return html`
    <h2 id="theatre-title">
      ${words('memory.theatre.title')}
      <span class="aside"
        >${words('memory.theatre.step', { step: counted(passage?.step ?? 0) })}</span
      >
      ${verdict(passage, words)}
    </h2>
    <p class="explanation">
      ${isTask(spec) ? words(`memory.task.${spec.task}.${hasMemory(spec.cell) ? 'explanation' : 'plain'}`) : words('memory.theatre.text')}
    </p>
    ${question(state, words, actions)}
    ${
      passage === null
        ? html`<p class="empty waiting">${words('memory.theatre.waiting')}</p>`
        : html`<div
            class="stage"
            data-steps=${passage.steps}
            data-t=${t}
            data-kind=${passage.kind}
            data-length=${state.asked.length ?? ''}
            data-without=${state.without.join(' ')}
            data-ordering=${state.ordering}
            data-answered=${state.answer !== null && passage === state.answer}
          >
            <div class="timeline">
              ${timeline(passage, rowsOf(passage, state.ordering), t, state.opened, words, actions, stage)}
              ${transport(passage, t, state, words, actions)}
            </div>
            ${side(passage, t, words, stage)}
          </div>`
    }
  `;
}

/**
 * How it did: on an example how many bits are wrong, on a text how surprised it was.
 * @param {Passage | null} passage
 * @param {Words} words
 */
function verdict(passage, words) {
  if (passage === null) {
    return nothing;
  }
  if (passage.kind === 'text') {
    const loss = figures(meanLoss(passage));
    return html`<span id="verdict" class="verdict"
      >${words('memory.verdict.text', { loss })}</span
    >`;
  }
  const { asked, wrong } = scoreOf(passage);
  const right = wrong === 0;
  return html`<span id="verdict" class=${right ? 'verdict right' : 'verdict wrong'}
    ><span aria-hidden="true">${right ? '✓' : '✗'}</span>
    ${words(right ? 'memory.verdict.right' : 'memory.verdict.wrong', { asked, wrong })}</span
  >`;
}
