import { stopOf } from '../scales.js';
import { control, sliderInput } from './control.js';
import { spaceTrains } from './run-controls.js';
import { mounted } from './view.js';

/**
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../types.js').Common<any, import('../types.js').BasicRun<any>>} AnyState
 */

/**
 * The bar on top: what can be done with a run, and where it stands. The space bar trains and pauses.
 * @template {AnyState} A
 * @param {HTMLElement} root
 * @param {import('../store.js').Store<A>} store
 * @param {import('./run-controls.js').Actions} actions
 * @param {(state: A, words: Words) => unknown} bar
 * @returns {() => void} takes it away
 */
export function mountRunBar(root, store, actions, bar) {
  const still = spaceTrains(store, actions);
  const stop = mounted(root, store, bar);
  return () => {
    still();
    stop();
  };
}

/**
 * The slider of steps a second; full speed is the standard.
 * @param {Pick<AnyState, 'draft' | 'faults'>} state
 * @param {Words} words
 * @param {{change: (change: {pace: number}) => void}} actions
 * @param {{
 *   speaks: string, paces: number[], name: (pace: number, words: Words) => string
 * }} look `speaks`: whose words it speaks; `paces`: at each stop, the last one, 0, is full speed; `name`: a pace in words
 */
export function paceControl({ draft, faults }, words, actions, { speaks, paces, name }) {
  const choose = (/** @type {number} */ pace) => actions.change({ pace });
  const text = name(draft.pace, words);
  return control(
    {
      field: 'pace',
      speaks,
      id: 'pace',
      value: draft.pace,
      standard: 0,
      standardName: name(0, words),
      fault: faults.pace,
      takesEffect: 'live',
      choose,
    },
    words,
    sliderInput({
      id: 'pace',
      stop: stopOf(draft.pace, paces),
      max: paces.length - 1,
      text,
      choose: (stop) => choose(paces[stop]),
    }),
    { kind: 'pace', reading: text },
  );
}
