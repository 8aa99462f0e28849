package dev.unroll.run;

import java.util.concurrent.TimeUnit;

/** Gathers steps into points: each of the first makes one, later ones make twenty a second, or one
 * when their number has grown by a thirty-second. */
final class Meter {
    private static final long EVERY_STEP_UNTIL = 200;
    /** A point is due when the step has grown by such a part, however fast it does. */
    private static final long GROWTH = 32;

    private static final long SPACING = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);
    private static final int MARKS = 32;

    private final long[] times = new long[MARKS];
    private final long[] steps = new long[MARKS];
    private int marks;
    private long newestStep;
    private long gathered;
    private double sum;
    private double min;
    private double max;

    /** Training begins or goes on: what lies before does not count for the speed. */
    void start(long step, long now) {
        marks = 0;
        newestStep = step;
        mark(now);
    }

    /** Counts a step; whether a point is due. */
    boolean add(long step, double loss, long now) {
        min = gathered == 0 ? loss : Math.min(min, loss);
        max = gathered == 0 ? loss : Math.max(max, loss);
        sum = gathered == 0 ? loss : sum + loss;
        gathered++;
        newestStep = step;
        long since = steps[newest()];
        return step <= EVERY_STEP_UNTIL || step - since >= since / GROWTH || now - times[newest()] >= SPACING;
    }

    /** Whether steps were taken since the newest point. */
    boolean pending() {
        return gathered > 0;
    }

    /** The point for the steps since the one before. */
    Point point(double smoothLoss, double gradientNorm, int charactersPerStep, long now) {
        mark(now);
        Point point = new Point(
                newestStep,
                gathered,
                sum / gathered,
                smoothLoss,
                gradientNorm,
                stepsPerSecond() * charactersPerStep,
                min,
                max);
        gathered = 0;
        return point;
    }

    /** Over about the last second, or the last step when it took longer. */
    double stepsPerSecond() {
        int last = newest();
        int first = last;
        for (int back = 1; back < Math.min(marks, MARKS); back++) {
            int older = Math.floorMod(last - back, MARKS);
            if (back > 1 && times[last] - times[older] > WINDOW) {
                break;
            }
            first = older;
        }
        long elapsed = times[last] - times[first];
        return elapsed <= 0 ? 0 : (steps[last] - steps[first]) * 1e9 / elapsed;
    }

    private void mark(long now) {
        marks++;
        times[newest()] = now;
        steps[newest()] = newestStep;
    }

    private int newest() {
        return Math.floorMod(marks - 1, MARKS);
    }
}
