import { api } from './api.js';
import { Lexicon } from './lexicon.js';
import { Passage } from './passage.js';

/** Longest text that is fetched whole, in bytes. */
export const LONGEST = 4_000_000;

/** Characters that are taken into a lexicon without letting the page do something else. */
const PORTION = 20_000;

/**
 * Fetches the text of a corpus and looks into it; nothing for a text that is too long for that.
 * @param {import('./types.js').Corpus} corpus
 * @param {() => boolean} wanted whether it still is
 * @param {(learnt: {passage?: Passage, lexicon?: Lexicon}) => void} tell is told of the passage first, of the lexicon later
 */
export async function learnt(corpus, wanted, tell) {
  if (corpus.bytes > LONGEST) {
    return;
  }
  const text = await api.text(corpus.id);
  if (!wanted()) {
    return;
  }
  tell({ passage: new Passage(text) });
  const lexicon = new Lexicon();
  for (let at = 0; at < text.length;) {
    const space = text.indexOf(' ', at + PORTION);
    const end = space < 0 || space > at + 2 * PORTION ? at + PORTION : space;
    lexicon.learn(text.slice(at, end));
    at = end;
    await new Promise((resolve) => setTimeout(resolve));
    if (!wanted()) {
      return;
    }
  }
  tell({ lexicon });
}
