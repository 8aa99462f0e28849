/**
 * What of a text differs from another one: the longest common subsequence of their characters is the same, the rest is not.
 * @param {string} before
 * @param {string} now
 * @returns {{parts: {text: string, same: boolean}[], same: number, of: number}} the text `now` in parts, in order; `same`: how many
 * of its `of` characters are in the common subsequence
 */
export function compared(before, now) {
  const a = [...before];
  const b = [...now];
  const common = lengths(a, b);
  /** @type {{text: string, same: boolean}[]} */
  const parts = [];
  let i = 0;
  let same = 0;
  const width = b.length + 1;
  for (let j = 0; j < b.length;) {
    const alike = i < a.length && a[i] === b[j];
    if (!alike && i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
      i++;
      continue;
    }
    const last = parts[parts.length - 1];
    if (last?.same === alike) {
      last.text += b[j];
    } else {
      parts.push({ text: b[j], same: alike });
    }
    if (alike) {
      same++;
      i++;
    }
    j++;
  }
  return { parts, same, of: b.length };
}

/**
 * The length of the longest common subsequence of every two ends of `a` and `b`.
 * @param {string[]} a
 * @param {string[]} b
 */
function lengths(a, b) {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  return table;
}
