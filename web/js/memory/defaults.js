import { differingIn } from '../fields.js';

/**
 * @typedef {import('./types.js').TaskSpec} TaskSpec
 * @typedef {import('./types.js').Task} Task
 * @typedef {import('./types.js').Mechanism} Mechanism
 * @typedef {import('./types.js').Spec} Spec
 */

/** The mechanisms of the memory that can be left out, in the order of the paper. @type {readonly Mechanism[]} */
export const MECHANISMS = Object.freeze(['content', 'allocation', 'links', 'strengths']);

/**
 * @param {Task} task
 * @param {Partial<TaskSpec>} own
 * @returns {Readonly<TaskSpec>}
 */
const spec = (task, own = {}) =>
  Object.freeze({
    task,
    bits: 4,
    minLength: 1,
    maxLength: 8,
    repeats: 3,
    delay: 4,
    curriculum: false,
    cell: 'dnc',
    hidden: 32,
    layers: 1,
    memory: Object.freeze({
      slots: 16,
      width: 16,
      readHeads: 1,
      content: true,
      allocation: true,
      links: true,
      strengths: true,
    }),
    batch: 16,
    optimizer: 'adam',
    learningRate: 0.003,
    gradientClip: 10,
    seed: 1,
    maxSteps: 0,
    pace: 0,
    name: '',
    ...own,
  });

/** The settings of each task that is given none: those on the server. @type {Readonly<Record<Task, Readonly<TaskSpec>>>} */
export const DEFAULTS = Object.freeze({
  echo: spec('echo'),
  copy: spec('copy', { learningRate: 0.01 }),
  'repeat-copy': spec('repeat-copy', { maxLength: 4, learningRate: 0.01 }),
  'associative-recall': spec('associative-recall', { bits: 6, minLength: 2, maxLength: 6 }),
  'priority-sort': spec('priority-sort', { maxLength: 4, hidden: 64 }),
});

/** From the simplest to the hardest. */
export const TASKS = /** @type {Task[]} */ (Object.keys(DEFAULTS));

/** The fewest items of an example: of an association there have to be two. @param {Task} task */
export function shortestOf(task) {
  return task === 'associative-recall' ? 2 : 1;
}

/** The networks that can be compared. */
export const CELLS = Object.freeze(['rnn', 'lstm', 'gru', 'dnc']);

/** Whether a cell has a memory whose size can be set. @param {string} cell */
export function hasMemory(cell) {
  return cell === 'dnc' || cell === 'dnc-numpy';
}

/** The run to begin with. */
export const FIRST = Object.freeze({ task: /** @type {Task} */ ('copy') });

/** Whether a spec is that of a memory task; others are text runs, which are only looked into. @param {Spec} spec @returns {spec is TaskSpec} */
export function isTask(spec) {
  return TASKS.some((task) => task === spec.task);
}

const differing = differingIn(DEFAULTS.copy);

/**
 * Whether two specs need different runs; a text run is not set here.
 * @param {Spec} a
 * @param {Spec} b
 */
export function needsNewRun(a, b) {
  return isTask(a) && isTask(b) && differing(a, b);
}
