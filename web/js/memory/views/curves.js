import { html } from '../../dom.js';
import { mountProgress } from '../../views/progress.js';
import { isTask } from '../defaults.js';

/**
 * The loss, and the shares of right answers, over the steps; of a text run the loss alone.
 * @param {HTMLElement} root
 * @param {import('../../store.js').Store<import('../types.js').State>} store
 * @param {import('../../series.js').Series} series
 */
export function mountCurves(root, store, series) {
  return mountProgress(root, store, series, 'symbolAccuracy', ({ run }, words) => ({
    head: html`
      <h2 id="curves-title">${words('memory.curves.title')}</h2>
      <p class="explanation">
        ${words(run === null || isTask(run.spec) ? 'memory.curves.explanation' : 'memory.curves.text')}
      </p>
    `,
    steps: words('bar.steps'),
    loss: words('memory.curves.loss'),
    exact: words('memory.curves.exact'),
    other: words('memory.curves.bits'),
    chart: ({ other, ...values }) => words('memory.curves.chart', { ...values, bits: other }),
  }));
}
