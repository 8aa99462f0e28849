import { html } from '../../dom.js';
import { wordsOf } from '../../i18n/words.js';
import { counted } from '../../units.js';
import { drawClouds } from '../charts/clouds.js';
import { shownSum } from '../reduce.js';
import { drawn } from '../../views/drawn.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../../i18n/words.js').Words} Words
 */

/**
 * The states of the memory in two dimensions, and the way of the shown sum through them.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<State>} store
 */
export function mountClouds(root, store) {
  return drawn(root, store, panel, (_, state) => {
    const projection = state.laboratory?.projection;
    if (projection !== undefined) {
      const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('canvas'));
      const sum = shownSum(state);
      const path = sum === null ? [] : sum.hidden.slice(0, state.reached ?? sum.bits);
      const fits = path[0]?.length === projection.mean.length;
      const words = wordsOf(state.language);
      const [first, second = 0] = projection.explained.map((share) => Math.round(100 * share));
      drawClouds(canvas, projection, fits ? path : [], {
        first: words('clouds.axis1', { share: first }),
        second: words('clouds.axis2', { share: second }),
      });
    }
  });
}

/**
 * @param {State} state
 * @param {Words} words
 */
function panel({ laboratory }, words) {
  const { carry = '', explained = [] } = laboratory?.projection ?? {};
  const values = {
    points: counted(carry.length),
    carry: counted([...carry].filter((one) => one === '1').length),
    share: Math.round(100 * explained.reduce((sum, one) => sum + one, 0)),
  };
  return html`
    <h2 id="clouds-title">${words('clouds.title')}</h2>
    <p class="explanation">${words('clouds.explanation')}</p>
    <ul class="legend clouds-legend">
      <li class="without">${words('clouds.none')}</li>
      <li class="with">${words('clouds.carry')}</li>
      <li class="path">${words('clouds.path')}</li>
    </ul>
    <canvas id="clouds-picture" role="img" aria-label=${words('clouds.chart', values)}></canvas>
  `;
}
