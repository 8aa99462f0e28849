package dev.unroll.text;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * How many tokens a text, or the beginning of it, is cut into.
 *
 * @param characters that were read
 * @param symbols that they make
 * @param vocabulary different ones among them
 */
public record TokenCount(long characters, long symbols, int vocabulary) {
    /**
     * Counts and keeps nothing.
     *
     * @param source a folded text in UTF-8
     * @param most characters that are read, but for the end of the last symbol
     * @throws IllegalArgumentException when there are more different ones than {@link Vocabulary#LARGEST}
     */
    public static TokenCount of(Corpus.Source source, TokenKind kind, long most) throws IOException {
        Set<String> seen = new HashSet<>();
        long symbols = 0;
        try (Splitter text = Splitter.of(kind, source.open())) {
            for (String symbol = text.next(); symbol != null; symbol = text.next()) {
                symbols++;
                if (seen.add(symbol) && seen.size() > Vocabulary.LARGEST) {
                    throw tooMany(kind);
                }
                if (text.characters() >= most) {
                    break;
                }
            }
            return new TokenCount(text.characters(), symbols, seen.size());
        }
    }

    static IllegalArgumentException tooMany(TokenKind kind) {
        return new IllegalArgumentException(
                "it has more than %d different %s; choose characters or bytes".formatted(Vocabulary.LARGEST, kind));
    }

    /** Tokens of a text of so many characters, if all of it is as what was read. */
    public long symbolsOf(long all) {
        return characters == 0 ? 0 : Math.round((double) symbols * all / characters);
    }
}
