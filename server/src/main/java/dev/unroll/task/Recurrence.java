package dev.unroll.task;

import java.util.Locale;

/** What an Elman network reads of the column before. */
public enum Recurrence {
    /** Its own hidden state: it can carry on what it has seen however far back. */
    HIDDEN,
    /** Only that column's two bits: a carry that has come from further back is unknown to it. */
    INPUT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
