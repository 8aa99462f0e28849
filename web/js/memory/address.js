import { DEFAULTS as TEXT } from '../defaults.js';
import { hashOf, specOf } from '../url.js';
import { DEFAULTS, isTask, TASKS } from './defaults.js';

/**
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').TaskSpec} TaskSpec
 * @typedef {import('./types.js').Task} Task
 */

/** The page of this laboratory. */
export const PAGE = '/memory/';

/** The defaults of a task, but for the task itself, which an address always says. @param {Task} task */
function others(task) {
  return { .../** @type {Omit<TaskSpec, 'task'> & {task: string}} */ (DEFAULTS[task]), task: '' };
}

/**
 * The part of the address that stands for a run: its task, and what differs from the defaults of the task; of a text run, which begins
 * on another page, its id too.
 * @param {Spec} spec
 * @param {{id: string}} run
 */
export function addressOf(spec, { id }) {
  return isTask(spec)
    ? hashOf({ ...spec, task: String(spec.task) }, others(spec.task))
    : `${hashOf(spec, { ...TEXT, task: '' })}&run=${encodeURIComponent(id)}`;
}

/** What an address says of a spec, or null when it names no task that there is. @param {string} hash */
export function specAt(hash) {
  const named = new URLSearchParams(hash.replace(/^#/, '')).get('task');
  const task = TASKS.find((one) => one === named);
  if (task !== undefined) {
    return specOf(hash, others(task));
  }
  return named === TEXT.task ? specOf(hash, { ...TEXT, task: '' }) : null;
}

/**
 * The address at which a text run is looked into: the run itself, and should it be gone, its settings.
 * @param {{id: string, spec: import('../types.js').Spec}} run
 */
export function watching(run) {
  return `${PAGE}${addressOf(run.spec, run)}`;
}
