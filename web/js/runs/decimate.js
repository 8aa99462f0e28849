/**
 * What of a curve can be seen: of the points that fall on one column of pixels the first, the least, the most and the last, in
 * the order in which they come. Drawn as a line it looks like all of them, however many they are.
 * @param {ArrayLike<number>} xs rising; pixels
 * @param {ArrayLike<number>} ys pixels; NaN is left out
 * @returns {number[]} indices, rising
 */
export function visible(xs, ys) {
  /** @type {number[]} */
  const shown = [];
  let column = NaN;
  /** @type {{first: number, least: number, most: number, last: number} | null} */
  let open = null;
  function close() {
    if (open !== null) {
      const ends = [open.first, open.least, open.most, open.last].sort((a, b) => a - b);
      ends.forEach((end, i) => (i > 0 && end === ends[i - 1] ? null : shown.push(end)));
    }
  }
  for (let i = 0; i < ys.length; i++) {
    if (Number.isNaN(ys[i]) || Number.isNaN(xs[i])) {
      continue;
    }
    const at = Math.floor(xs[i]);
    if (open === null || at !== column) {
      close();
      column = at;
      open = { first: i, least: i, most: i, last: i };
    } else {
      open.least = ys[i] < ys[open.least] ? i : open.least;
      open.most = ys[i] > ys[open.most] ? i : open.most;
      open.last = i;
    }
  }
  close();
  return shown;
}

/**
 * The index of the value nearest to another; -1 when there is none.
 * @param {ArrayLike<number>} xs rising
 * @param {number} wanted
 */
export function nearest(xs, wanted) {
  let low = 0;
  let high = xs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low > 0 && wanted - xs[low - 1] < xs[low] - wanted ? low - 1 : high;
}
