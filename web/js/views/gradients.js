import { html, live, nothing } from '../dom.js';
import { power } from '../units.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Breakage} Breakage
 * @typedef {import('../types.js').CheckedParameter} CheckedParameter
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('../actions.js').Actions} Actions
 */

/** @type {Breakage[]} */
const BREAKAGES = ['none', 'dhnext', 'softmax', 'gate'];

/**
 * The check of the gradients: what may be broken first, and what came of it.
 * @param {State} state
 * @param {Words} words
 * @param {Actions} actions
 */
export function gradients(state, words, actions) {
  const { check, run } = state;
  return html`
    <p class="explanation">${words('check.explanation')}</p>
    <fieldset class="choices">
      <legend>${words('check.break')}</legend>
      ${BREAKAGES.map(
        (one) =>
          html`<label class="check"
            ><input
              type="radio"
              name="break"
              value=${one}
              .checked=${live(one === check.broken)}
              @change=${() => actions.look({ check: { ...check, broken: one } })}
            />${words(`check.${one}`)}</label
          >`,
      )}
    </fieldset>
    <p class="hint" id="break-hint">${words(`check.${check.broken}.hint`)}</p>
    <div class="check-deed">
      <button
        id="check-gradients"
        class="primary"
        aria-describedby="break-hint"
        ?disabled=${run === null || check.phase === 'checking'}
        @click=${actions.checkGradients}
      >
        ${words(check.phase === 'checking' ? 'check.checking' : 'check.deed')}
      </button>
      <p id="check-verdict" role="status">${verdict(check, words)}</p>
    </div>
    ${check.result === null ? nothing : table(check.result, words)}
  `;
}

/**
 * What came of it in a sentence.
 * @param {State['check']} check
 * @param {Words} words
 */
function verdict({ phase, result, message }, words) {
  if (phase === 'refused') {
    return html`<span class="fault">${message}</span>`;
  }
  if (result === null) {
    return nothing;
  }
  const failed = result.rows.filter(({ valid, passed }) => valid > 0 && !passed).length;
  const key = result.passed ? 'passed' : 'failed';
  const found = result.broken === 'none' ? key : /** @type {const} */ (`broken.${key}`);
  return words(`check.verdict.${found}`, {
    failed,
    count: result.rows.length,
    broken: words(`check.${result.broken}`),
    tolerance: power(result.tolerance).replace('.0', ''),
  });
}

/**
 * A row for each parameter, as krocki's gradient checks print them.
 * @param {NonNullable<State['check']['result']>} result
 * @param {Words} words
 */
function table({ rows }, words) {
  /** @param {'parameter' | 'numeric' | 'analytic' | 'checked' | 'valid' | 'verdict'} key */
  const head = (key) => html`<th scope="col" rowspan="2">${words(`check.${key}`)}</th>`;
  return html`<div class="wide-table" tabindex="0" role="region" aria-label=${words('check.table')}>
    <table id="gradient-table">
      <thead>
        <tr>
          ${head('parameter')}${head('numeric')}${head('analytic')}
          <th scope="colgroup" colspan="3">${words('check.error')}</th>
          ${head('checked')}${head('valid')}${head('verdict')}
        </tr>
        <tr>
          <th scope="col">${words('check.least')}</th>
          <th scope="col">${words('check.mean')}</th>
          <th scope="col">${words('check.most')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => tableRow(row, words))}
      </tbody>
    </table>
  </div>`;
}

/**
 * @param {CheckedParameter} row
 * @param {Words} words
 */
function tableRow(row, words) {
  const verdict = row.valid === 0 ? 'unchecked' : row.passed ? 'passes' : 'fails';
  return html`<tr data-parameter=${row.parameter} data-verdict=${verdict}>
    <th scope="row">${row.parameter}</th>
    <td>${power(row.numericLeast)} … ${power(row.numericMost)}</td>
    <td>${power(row.analyticLeast)} … ${power(row.analyticMost)}</td>
    <td>${power(row.errorLeast)}</td>
    <td>${power(row.errorMean)}</td>
    <td>${power(row.errorMost)}</td>
    <td>${row.checked}</td>
    <td>${row.valid}</td>
    <td class="verdict">${words(`check.${verdict}`)}</td>
  </tr>`;
}
