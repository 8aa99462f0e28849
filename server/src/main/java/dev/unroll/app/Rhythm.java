package dev.unroll.app;

import dev.unroll.train.InvalidSpec;
import java.util.function.LongSupplier;

/** Every so many steps, or every so many seconds. */
final class Rhythm {
    private final long steps;
    private final double seconds;
    private final LongSupplier nanoseconds;
    private long newestStep;
    private long newest;

    private Rhythm(long steps, double seconds, LongSupplier nanoseconds) {
        this.steps = steps;
        this.seconds = seconds;
        this.nanoseconds = nanoseconds;
        this.newest = nanoseconds.getAsLong();
    }

    /**
     * @param form {@code "1000"} steps, {@code "30s"} or {@code "0"}, which is never
     * @throws InvalidSpec when it is neither
     */
    static Rhythm parse(String option, String form, LongSupplier nanoseconds) {
        try {
            if (form.endsWith("s")) {
                double seconds = Double.parseDouble(form.substring(0, form.length() - 1));
                if (seconds > 0 && seconds <= 1e6) {
                    return new Rhythm(0, seconds, nanoseconds);
                }
            } else {
                long steps = Long.parseLong(form);
                if (steps >= 0) {
                    return new Rhythm(steps, 0, nanoseconds);
                }
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidSpec(
                option,
                "%s must be a number of steps such as 1000, of seconds such as 30s, or 0 for never, was %s"
                        .formatted(option, form));
    }

    /** From here on, at that step. */
    void begin(long step) {
        newestStep = step;
        newest = nanoseconds.getAsLong();
    }

    /** Whether it is time again. */
    boolean due(long step) {
        boolean due = steps > 0
                ? step - newestStep >= steps
                : seconds > 0 && nanoseconds.getAsLong() - newest >= seconds * 1e9;
        if (due) {
            begin(step);
        }
        return due;
    }
}
