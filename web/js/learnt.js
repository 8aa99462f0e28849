import { api } from './api.js';
import { Lexicon } from './lexicon.js';
import { Passage } from './passage.js';

/** Longest text that is fetched whole, in bytes. */
const LONGEST = 4_000_000;

/** Characters that are taken into a lexicon without letting the page do something else. */
const PORTION = 20_000;

/** Whether a text is too long to be fetched whole. @param {import('./types.js').Corpus} corpus */
export function isLong({ bytes = 0 }) {
  return bytes > LONGEST;
}

/**
 * Fetches the text of a corpus and looks into it; nothing for a text that is too long for that.
 * @param {import('./types.js').Corpus} corpus
 * @param {import('./corpora/types.js').TokenKind} tokens what it is read as
 * @param {() => boolean} wanted whether it still is
 * @param {(learnt: {passage?: Passage, lexicon?: Lexicon}) => void} tell is told of the passage first, of the lexicon later
 */
export async function learnt(corpus, tokens, wanted, tell) {
  if (isLong(corpus)) {
    return;
  }
  const text = await api.text(corpus.id);
  if (!wanted()) {
    return;
  }
  tell({ passage: new Passage(text, tokens) });
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
