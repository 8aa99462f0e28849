package dev.unroll.train;

import dev.unroll.text.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Small texts to train on. */
final class Texts {
    private Texts() {}

    /** A text with enough structure to be learnt quickly. */
    static Corpus counting() {
        return of("one two three four five six seven eight nine ten\n".repeat(40));
    }

    static Corpus of(String text) {
        try {
            return Corpus.read(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
