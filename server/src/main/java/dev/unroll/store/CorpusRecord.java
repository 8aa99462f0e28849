package dev.unroll.store;

import dev.unroll.text.TextSummary;
import java.util.List;

/**
 * What is known of a corpus without reading it.
 *
 * @param id made by the server
 * @param name what people call it
 * @param builtIn whether it comes with Unroll; else it was uploaded
 * @param summary of its text
 */
public record CorpusRecord(String id, String name, boolean builtIn, TextSummary summary) {
    private static final int ONE_BYTE_VOCABULARY = 256;

    /** Code points after folding. */
    public long characters() {
        return summary.characters();
    }

    /** Distinct characters. */
    public int vocabulary() {
        return summary.vocabulary();
    }

    /** Size in bytes before folding. */
    public long bytes() {
        return summary.bytes();
    }

    /** Sentences, each on one thing that was changed or is worth knowing. */
    public List<String> notes() {
        return summary.notes();
    }

    /** How it begins. */
    public String preview() {
        return summary.preview();
    }

    /** Bytes that it takes in memory as tokens. */
    public long memory() {
        return summary.vocabulary() <= ONE_BYTE_VOCABULARY ? summary.characters() : 2 * summary.characters();
    }
}
