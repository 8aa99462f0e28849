package dev.unroll.run;

import java.util.concurrent.TimeUnit;

/** Spreads steps over time, for slow motion. */
final class Pacer {
    private static final long CATCHES_UP = TimeUnit.MILLISECONDS.toNanos(50);

    private long period;
    private long due;

    /**
     * Begins anew.
     *
     * @param pace steps a second; 0: no limit
     */
    void start(double pace, long now) {
        period = pace == 0 ? 0 : (long) (1e9 / pace);
        due = now;
    }

    /** Nanoseconds until the next step; 0: at once. */
    long untilNextStep(long now) {
        return period == 0 ? 0 : Math.max(0, due - now);
    }

    /** A step is taken. A delay of more than a moment is not made up for. */
    void step(long now) {
        due = Math.max(due, now - CATCHES_UP) + period;
    }
}
