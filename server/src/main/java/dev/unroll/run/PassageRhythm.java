package dev.unroll.run;

import java.util.concurrent.TimeUnit;

/** Says when what happens in a memory is shown: at most three times a second and for at most a fifth of the time. */
final class PassageRhythm {
    private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(333);
    private static final int TIMES_ITS_COST = 4;

    private boolean first = true;
    private long last;
    private long cost;

    /** A passage was read from {@code start} to {@code end}. */
    void shown(long start, long end) {
        first = false;
        last = end;
        cost = end - start;
    }

    boolean due(long now) {
        return first || now - last >= Math.max(LEAST, TIMES_ITS_COST * cost);
    }
}
