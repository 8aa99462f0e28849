package dev.unroll.text;

import java.util.List;

/**
 * What is known of a text after it was read and folded.
 *
 * @param bytes its size before folding
 * @param characters code points after folding
 * @param vocabulary distinct ones
 * @param notes sentences that say what was changed and what is worth knowing
 * @param preview the first {@link #PREVIEW} code points
 * @param sha256 hash of the folded text in UTF-8, 64 lower-case hexadecimal digits
 */
public record TextSummary(
        long bytes, long characters, int vocabulary, List<String> notes, String preview, String sha256) {
    /** Code points in a preview. */
    public static final int PREVIEW = 600;

    /** Copies the notes. */
    public TextSummary {
        notes = List.copyOf(notes);
    }
}
