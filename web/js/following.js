import { isGroup } from './groups.js';

/**
 * How a page follows the run that it shows, whatever the task: news replace what was known, a new generation begins anew.
 *
 * @typedef {import('./types.js').RunEvent} RunEvent
 * @typedef {import('./series.js').Series} Series
 * @typedef {import('./types.js').Common<any, import('./types.js').BasicRun<any>>} AnyState
 */

/**
 * What is chosen on the page after the run changed: a setting that stood as the run had it follows the run, one that was
 * changed here stays.
 * @template S
 * @param {S} draft
 * @param {S} before
 * @param {S} after
 * @returns {S}
 */
export function followed(draft, before, after) {
  /** @param {any} chosen @param {any} old @param {any} now @returns {any} */
  const merged = (chosen, old, now) =>
    Object.fromEntries(
      Object.keys(now).map((field) => [
        field,
        isGroup(now[field]) && isGroup(old[field]) && isGroup(chosen[field])
          ? merged(chosen[field], old[field], now[field])
          : chosen[field] === old[field]
            ? now[field]
            : chosen[field],
      ]),
    );
  return merged(draft, before, after);
}

/**
 * Whether an answer to a command has been overtaken: the run's events, which come on a way of their own, have told of a later
 * step already.
 * @param {{id: string, generation: number, step: number}} answer
 * @param {{id: string, generation: number, step: number} | null} known
 */
export function overtaken(answer, known) {
  return (
    known?.id === answer.id && known.generation === answer.generation && known.step > answer.step
  );
}

/**
 * What differs from task to task: what a new generation knows nothing of, and the state after an event of this task.
 * @template {AnyState} A
 * @typedef {{forget: (state: A) => A, took: (state: A, event: RunEvent) => A}} Ways
 */

/**
 * The states after news of the run that is shown. Points go into the series.
 * @template {AnyState} A
 * @param {Ways<A>} ways
 */
export function following({ forget, took }) {
  /**
   * The state after the run is heard of again; news of an older generation are none.
   * @param {A} state
   * @param {Series} series
   * @param {NonNullable<A['run']>} run
   * @returns {A}
   */
  function withNews(state, series, run) {
    if (state.run?.id !== run.id || run.generation < state.run.generation) {
      return state;
    }
    const next = withGeneration(state, series, run.generation);
    return { ...next, run, draft: followed(state.draft, state.run.spec, run.spec) };
  }

  /**
   * @param {A} state
   * @param {Series} series
   * @param {number} generation
   * @returns {A}
   */
  function withGeneration(state, series, generation) {
    if (state.run === null || generation <= state.run.generation) {
      return state;
    }
    series.clear();
    const next = forget(state);
    return { ...next, run: { ...next.run, generation } };
  }

  /**
   * The state after an event of the run.
   * @param {A} state
   * @param {Series} series
   * @param {RunEvent} event
   * @returns {A}
   */
  function withEvent(state, series, event) {
    if (state.run === null || event.generation < state.run.generation) {
      return state;
    }
    if (event.type === 'status') {
      return withNews(state, series, /** @type {any} */ (event.run));
    }
    const next = withGeneration(state, series, event.generation);
    if (event.type === 'points') {
      series.append(event.columns, event.rows);
      return { ...next };
    }
    return took(next, event);
  }

  return { withNews, withEvent };
}
