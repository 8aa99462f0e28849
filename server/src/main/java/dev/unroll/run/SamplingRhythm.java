package dev.unroll.run;

import dev.unroll.train.Sampling;
import java.util.concurrent.TimeUnit;

/**
 * Says when a run shows what it can do: every so many steps, or by itself in a rhythm that people can follow at any speed. By
 * itself means at steps 0, 1, 2, 5, 10, 20, 50, … 1000, and 5 s after the last sample where steps are slow; from then on when at least half a second and a sixtieth of the time trained, at
 * most 5 s, has passed since the last sample, and four times as long as that one took to write.
 */
final class SamplingRhythm {
    private static final long BY_STEP_UNTIL = 1000;
    private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long MOST = TimeUnit.SECONDS.toNanos(5);
    private static final int SHARE_OF_TRAINING = 60;
    private static final int TIMES_ITS_COST = 4;

    private long last;
    private long cost;

    /** A sample was written from {@code start} to {@code end}. */
    void sampled(long start, long end) {
        last = end;
        cost = end - start;
    }

    /** Whether a sample is due after {@code step} steps that took {@code trained} nanoseconds. */
    boolean due(Sampling sampling, long step, long trained, long now) {
        if (sampling.every() > 0) {
            return step % sampling.every() == 0;
        }
        if (step <= BY_STEP_UNTIL) {
            return oneTwoFive(step) || now - last >= Math.max(MOST, TIMES_ITS_COST * cost);
        }
        long gap = Math.max(LEAST, Math.min(MOST, trained / SHARE_OF_TRAINING));
        return now - last >= Math.max(gap, TIMES_ITS_COST * cost);
    }

    private static boolean oneTwoFive(long step) {
        long leading = step;
        while (leading >= 10 && leading % 10 == 0) {
            leading /= 10;
        }
        return leading == 0 || leading == 1 || leading == 2 || leading == 5;
    }
}
