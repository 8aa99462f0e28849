import { html } from '../../dom.js';
import { stepInWords } from '../wording.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Passage} Passage
 * @typedef {import('../../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/**
 * The way through time: a slider, play and pause, a step back and on; and what happens at the step.
 * @param {Passage} passage
 * @param {number} t
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function transport(passage, t, { playing }, words, actions) {
  const said = stepInWords(passage, t, words);
  const step = words('memory.transport.step', { step: t + 1, steps: passage.steps });
  const last = passage.steps - 1;
  return html`<div class="transport" role="group" aria-label=${words('memory.transport.label')}>
    <div class="deeds">
      <button
        id="step-back"
        aria-label=${words('memory.transport.back')}
        ?disabled=${t === 0}
        @click=${() => actions.seek('back')}
      >
        <span class="glyph back" aria-hidden="true"></span>
      </button>
      <button
        id="play"
        aria-label=${words(playing ? 'memory.transport.pause' : 'memory.transport.play')}
        data-playing=${playing}
        @click=${actions.play}
      >
        <span class=${playing ? 'glyph pause' : 'glyph play'} aria-hidden="true"></span>
      </button>
      <button
        id="step-on"
        aria-label=${words('memory.transport.on')}
        ?disabled=${t === last}
        @click=${() => actions.seek('on')}
      >
        <span class="glyph on" aria-hidden="true"></span>
      </button>
      <input
        id="scrubber"
        type="range"
        min="0"
        max=${last}
        step="1"
        aria-label=${words('memory.transport.slider')}
        aria-valuetext=${`${step}: ${said}`}
        .value=${String(t)}
        @input=${(/** @type {any} */ event) => actions.seek(event.target.valueAsNumber)}
      />
      <output for="scrubber" id="moment">${step}</output>
    </div>
    <p id="said">${said}</p>
  </div>`;
}
