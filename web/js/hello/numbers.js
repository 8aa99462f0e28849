/**
 * A number with a proper minus.
 * @param {number} value
 * @param {number} [decimals]
 */
export function plain(value, decimals = 2) {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/**
 * A number that is added: always with its sign.
 * @param {number} value
 * @param {number} [decimals]
 */
export function added(value, decimals = 2) {
  const text = plain(value, decimals);
  return text.startsWith('−') ? text : `+${text}`;
}

/**
 * How strongly a number is tinted, from −100 to 100 per cent, and in which colour.
 * @param {number} value
 * @param {number} most at which the tint is full
 */
export function tint(value, most) {
  const share = Math.round((100 * Math.min(Math.abs(value), most)) / most);
  return `--tint: var(${value < 0 ? '--low' : '--high'}); --share: ${share}`;
}
