/**
 * A curve that grows: one typed array for each column. When it is full, points of its older half are joined two by two,
 * so that the whole curve is always there and memory stays bounded.
 */

export const COLUMNS = /** @type {const} */ ([
  'step',
  'loss',
  'smoothLoss',
  'gradientNorm',
  'charactersPerSecond',
  'lossMin',
  'lossMax',
]);

/** @typedef {typeof COLUMNS[number]} Column */

const CAPACITY = 40_000;

export class Series {
  /** @param {number} [capacity] the most points that are kept */
  constructor(capacity = CAPACITY) {
    this.capacity = capacity;
    this.length = 0;
    /** Grows with every change, so that a chart knows whether to draw. */
    this.revision = 0;
    /** @type {Record<Column, Float64Array>} */
    this.columns = /** @type {any} */ (
      Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(capacity)]))
    );
  }

  clear() {
    this.length = 0;
    this.revision++;
  }

  /**
   * Appends points; those of steps already there are left out.
   * @param {string[]} names of the columns of a row
   * @param {(number | null)[][]} rows
   */
  append(names, rows) {
    const places = COLUMNS.map((name) => names.indexOf(name));
    const step = this.columns.step;
    for (const row of rows) {
      const at = row[places[0]] ?? NaN;
      if (this.length > 0 && !(at > step[this.length - 1])) {
        continue;
      }
      if (this.length === this.capacity) {
        this.#thin();
      }
      COLUMNS.forEach((name, c) => {
        this.columns[name][this.length] = row[places[c]] ?? NaN;
      });
      this.length++;
    }
    this.revision++;
  }

  /** Joins the older half of the points two by two; of a pair the later one stays, with the range of both. */
  #thin() {
    const pairs = this.length >> 2;
    const { lossMin, lossMax } = this.columns;
    for (let p = 0; p < pairs; p++) {
      const later = 2 * p + 1;
      lossMin[later] = Math.min(lossMin[later], lossMin[later - 1]);
      lossMax[later] = Math.max(lossMax[later], lossMax[later - 1]);
      for (const name of COLUMNS) {
        this.columns[name][p] = this.columns[name][later];
      }
    }
    for (const name of COLUMNS) {
      this.columns[name].copyWithin(pairs, 2 * pairs, this.length);
    }
    this.length -= pairs;
  }

  /**
   * The index of the point that is nearest to a step, or -1 when there is none.
   * @param {number} wanted
   */
  nearest(wanted) {
    const step = this.columns.step;
    let low = 0;
    let high = this.length - 1;
    if (high < 0) {
      return -1;
    }
    while (low < high) {
      const middle = (low + high) >> 1;
      if (step[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && wanted - step[low - 1] < step[low] - wanted ? low - 1 : low;
  }
}
