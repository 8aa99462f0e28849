/**
 * @typedef {import('../i18n/words.js').Words} Words
 * @typedef {import('./tactics.js').Trait} Trait
 */

/**
 * A state in words.
 * @param {string} symbol of a stroke or an end
 * @param {Words} words
 */
export function named(symbol, words) {
  const [player, stroke, zone] = symbol.split(':');
  return zone === undefined
    ? words(/** @type {any} */ (`end.${symbol}`))
    : words('court.shot', {
        player,
        stroke: words(/** @type {any} */ (`stroke.${stroke}`)),
        place: words(/** @type {any} */ (`zone.${zone}`)),
      });
}

/**
 * What a trait of a player is, without its figures.
 * @param {Pick<Trait, 'kind' | 'after' | 'landing' | 'stroke' | 'side'>} trait
 * @param {Words} words
 */
export function saidOf({ kind, after, landing, stroke, side }, words) {
  const values = {
    after: after && words(`stroke.${after}.one`),
    place: landing === 0 ? '' : words(/** @type {any} */ (`zone.${landing}`)),
    stroke: stroke && words(`stroke.${stroke}`),
  };
  return kind === 'side'
    ? words(side === 0 ? 'tactics.left' : 'tactics.right')
    : words(`tactics.${kind}`, values);
}
