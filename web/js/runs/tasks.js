/** What the page knows of each task: where its laboratory is, and how much a step reads. */

/** @typedef {import('./types.js').Run} Run */

const LABORATORIES = /** @type {Record<string, string>} */ ({
  text: '/',
  addition: '/addition/',
  shapes: '/shapes/',
  hello: '/hello/',
});

/** Where all other tasks, those of memory, are. */
const MEMORY = '/memory/';

/**
 * The address at which a run is open in its laboratory.
 * @param {{id: string, spec: {task: string}}} run
 */
export function addressOf({ id, spec }) {
  return `${LABORATORIES[spec.task] ?? MEMORY}#run=${encodeURIComponent(id)}`;
}

/** Characters that each step reads; NaN where they are not counted. @type {Record<string, (spec: any) => number>} */
const READ = {
  text: ({ batch, sequenceLength }) => batch * sequenceLength,
  addition: ({ bits }) => bits,
  shapes: ({ batch }) => batch,
  hello: ({ word }) => word.length - 1,
  memory: ({ batch }) => batch,
};

/**
 * Characters that a step of a run reads, as its speed counts them; NaN where they are not counted.
 * @param {{task: string}} spec
 */
export function charactersPerStep(spec) {
  return (READ[spec.task] ?? READ.memory)(spec) ?? NaN;
}

/** What people call a run. @param {Pick<Run, 'nickname' | 'spec'>} run */
export function nameOf({ spec, nickname }) {
  return spec.name || nickname;
}

/**
 * The best loss that is known of a run: on unseen text where it is measured, else the least smooth one.
 * @param {Pick<Run, 'bestValidationLoss' | 'smoothLoss'>} run
 * @param {import('./types.js').Glance | undefined} glance
 * @returns {{loss: number | null, validated: boolean}}
 */
export function bestOf({ bestValidationLoss, smoothLoss }, glance) {
  return typeof bestValidationLoss === 'number'
    ? { loss: bestValidationLoss, validated: true }
    : { loss: glance?.least ?? smoothLoss, validated: false };
}

/**
 * Characters a second: of now while it trains, else when it trained last; null when that is not known.
 * @param {Run} run
 * @param {import('./types.js').Glance | undefined} glance
 */
export function speedOf(run, glance) {
  return run.status === 'training' ? run.charactersPerSecond : (glance?.speed ?? null);
}
