package dev.unroll.text;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes a corpus of characters from a text that comes in pieces. */
public final class CorpusBuilder {
    private final FirstSeen seen = new FirstSeen();
    private final PagedTokens.Filler tokens = new PagedTokens.Filler();

    /**
     * Appends whole characters.
     *
     * @param utf8 sound UTF-8 in {@code [from, to)}; what is not sound counts as U+FFFD
     * @throws IllegalArgumentException when there are more different characters than {@link Vocabulary#LARGEST}, or too many to count
     */
    public void add(byte[] utf8, int from, int to) {
        try {
            add(CodePoints.of(utf8, from, to));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void add(CodePoints text) throws IOException {
        for (int symbol = text.next(); symbol >= 0; symbol = text.next()) {
            tokens.add(seen.number(symbol));
            text.copyKnown(seen, tokens);
        }
    }

    /**
     * What was added; nothing can be added afterwards.
     *
     * @throws IllegalArgumentException when it is nothing
     */
    public Corpus corpus() {
        Vocabulary vocabulary = seen.vocabulary();
        return new Corpus(vocabulary, tokens.tokens(seen.tokens(vocabulary)));
    }
}
