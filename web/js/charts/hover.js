/**
 * What moves the cursor of a chart along its series: the pointer, and the arrow keys.
 * @param {import('../series.js').Series} series
 * @param {() => {cursor: number, stepAt: (x: number) => number} | null} chart null before it is drawn
 * @param {(at: number) => void} point is told the index of the point to show, -1 for none
 */
export function hovering(series, chart, point) {
  return {
    /** @param {PointerEvent} event */
    move: (event) => point(series.nearest(chart()?.stepAt(event.offsetX) ?? 0)),
    leave: () => point(-1),
    /** @param {KeyboardEvent} event */
    key: (event) => {
      const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const cursor = chart()?.cursor;
      if (way !== undefined && cursor !== undefined && series.length > 0) {
        event.preventDefault();
        const from = cursor < 0 ? series.length - 1 : cursor;
        point(Math.max(0, Math.min(series.length - 1, from + way)));
      }
    },
  };
}
