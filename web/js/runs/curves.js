import { Series } from '../series.js';
import { keptCalls } from './api.js';

/** Points that are kept of each run. */
const CAPACITY = 8000;

/** The curves of the runs that are drawn, as far as they have been fetched. */
export class Curves {
  constructor() {
    /** @type {Map<string, {generation: number, step: number, series: Series}>} */
    this.known = new Map();
  }

  /** @param {string} id */
  of(id) {
    return this.known.get(id)?.series;
  }

  /**
   * Fetches what is new of a run; whether there was anything.
   * @param {{id: string, generation: number, step: number}} run
   */
  async follow({ id, generation, step }) {
    const before = this.known.get(id);
    if (before?.generation === generation && before.step === step) {
      return false;
    }
    const same = before?.generation === generation && before.step <= step;
    const series = same ? before.series : new Series(CAPACITY);
    const last = series.length > 0 ? series.columns.step[series.length - 1] : 0;
    const { columns, rows } = await keptCalls.history(id, last === 0 ? 0 : last + 1);
    series.append(columns, rows);
    this.known.set(id, { generation, step, series });
    return true;
  }

  /** Forgets all but these. @param {string[]} ids */
  keep(ids) {
    for (const id of this.known.keys()) {
      if (!ids.includes(id)) {
        this.known.delete(id);
      }
    }
  }
}
