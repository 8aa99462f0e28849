/**
 * The family tree of runs, as a list with depths: after each run the forks of it, newest first. A fork whose parent is gone
 * stands for itself.
 * @template {{id: string, created: string, parent?: string | null}} R
 * @param {readonly R[]} runs
 * @returns {{run: R, depth: number, before: R | null}[]} `before`: what a run is compared with: its parent, else the run of the
 * same task that was begun before it
 */
export function familyOf(runs) {
  const known = new Map(runs.map((run) => [run.id, run]));
  const newestFirst = [...runs].sort((a, b) => compared(b.created, a.created));
  /** @type {Map<string | null, R[]>} */
  const children = new Map();
  for (const run of newestFirst) {
    const parent = run.parent && known.has(run.parent) ? run.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), run]);
  }
  /** @type {{run: R, depth: number, before: R | null}[]} */
  const rows = [];
  const earlier = earlierOf(newestFirst);
  /** @param {string | null} parent @param {number} depth */
  function add(parent, depth) {
    for (const run of children.get(parent) ?? []) {
      const from = parent === null ? undefined : known.get(parent);
      rows.push({ run, depth, before: from ?? earlier.get(run.id) ?? null });
      add(run.id, depth + 1);
    }
  }
  add(null, 0);
  return rows;
}

/**
 * Of each run the one of the same task that was begun before it.
 * @template {{id: string}} R
 * @param {R[]} newestFirst
 */
function earlierOf(newestFirst) {
  /** @type {Map<string, R>} */
  const earlier = new Map();
  /** @type {Map<string, R>} */
  const last = new Map();
  for (const run of [...newestFirst].reverse()) {
    const task = /** @type {any} */ (run).spec?.task ?? '';
    const before = last.get(task);
    if (before !== undefined) {
      earlier.set(run.id, before);
    }
    last.set(task, run);
  }
  return earlier;
}

/** @param {string} a @param {string} b */
function compared(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
