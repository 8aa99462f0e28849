package dev.unroll.run;

import java.util.concurrent.TimeUnit;

/**
 * Says when the validation loss is measured: at the end of every epoch, and in between at least every second, unless that would take more
 * than a twentieth of the time (at an epoch's end, a fifth). For the first one, the second is counted from the first step.
 */
final class EvaluationRhythm {
    private static final long LEAST = TimeUnit.SECONDS.toNanos(1);
    private static final int TIMES_ITS_COST = 20;
    private static final int TIMES_ITS_COST_AT_THE_END = 4;

    private boolean first = true;
    private long started;
    private long last;
    private long cost;

    /** An evaluation begins. */
    void begun(long now) {
        started = now;
    }

    /** The evaluation that was begun has ended. */
    void ended(long now) {
        last = now;
        cost = now - started;
    }

    /** Whether one is due after {@code step} steps. */
    boolean due(long step, long stepsPerEpoch, long now) {
        if (first) {
            first = false;
            last = now;
        }
        if (step % stepsPerEpoch == 0) {
            return now - last >= TIMES_ITS_COST_AT_THE_END * cost;
        }
        return now - last >= Math.max(LEAST, TIMES_ITS_COST * cost);
    }
}
