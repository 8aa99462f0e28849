package dev.unroll.store;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/** A part of a run's history: some points of its curve, a sample, an evaluation or a change, as its run has written it. */
public final class HistoryRow {
    private final Kind kind;
    private final long sequence;
    private final byte[] content;

    /** What a row holds. {@link #toString} is the name in the database. */
    public enum Kind {
        /** Points of the curve, oldest first. */
        POINTS,
        /** One sample. */
        SAMPLE,
        /** One evaluation. */
        EVALUATION,
        /** Settings that were changed at a step. */
        CHANGE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A row.
     *
     * @param sequence of the newest event in it; with the kind, unique in a run
     * @param content is the row's own from here on
     */
    public HistoryRow(Kind kind, long sequence, byte[] content) {
        this.kind = kind;
        this.sequence = sequence;
        this.content = content;
    }

    /** What it holds. */
    public Kind kind() {
        return kind;
    }

    /** Of the newest event in it. */
    public long sequence() {
        return sequence;
    }

    /** Not to be changed. */
    public byte[] content() {
        return content;
    }

    /** Over all of it: SQLite's own check does not see a flipped bit. */
    long checksum() {
        CRC32C crc = new CRC32C();
        crc.update(kind.toString().getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            crc.update((int) (sequence >>> shift));
        }
        crc.update(content);
        return crc.getValue();
    }
}
