package dev.unroll.store;

import java.util.List;

/**
 * What is known of a corpus without reading it.
 *
 * @param id made by the server
 * @param name what people call it
 * @param builtIn whether it comes with Unroll; else it was uploaded
 * @param bytes its size as it was uploaded
 * @param characters code points after folding
 * @param vocabulary distinct characters
 * @param notes sentences, each on one thing that was changed or is worth knowing
 * @param preview how it begins
 */
public record CorpusRecord(
        String id,
        String name,
        boolean builtIn,
        long bytes,
        long characters,
        int vocabulary,
        List<String> notes,
        String preview) {

    /** Bytes that its text takes in memory, about. */
    public long memory() {
        return 4 * characters;
    }
}
