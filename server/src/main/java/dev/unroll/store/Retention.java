package dev.unroll.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which checkpoints of a run are kept: so many, each about the same factor of steps after the one before, as a run learns; and always the
 * first, the newest and the best.
 */
public final class Retention {
    /** How many are kept. */
    public static final int KEPT = 40;

    private Retention() {}

    /**
     * Those to be removed, each time the one that is least missed: the steps before and after it have the least ratio.
     *
     * @param steps of the checkpoints there are
     * @param best the step with the least validation loss; -1 when there is none
     * @param kept how many may be kept, at least 3
     */
    public static List<Long> dropped(Collection<Long> steps, long best, int kept) {
        if (kept < 3) {
            throw new IllegalArgumentException("kept must be at least 3, was " + kept);
        }
        List<Long> left = new ArrayList<>(new TreeSet<>(steps));
        List<Long> dropped = new ArrayList<>();
        while (left.size() > kept) {
            dropped.add(left.remove(leastMissed(left, best)));
        }
        return dropped;
    }

    private static int leastMissed(List<Long> steps, long best) {
        int least = 1;
        double leastRatio = Double.POSITIVE_INFINITY;
        for (int i = 1; i < steps.size() - 1; i++) {
            double ratio = (steps.get(i + 1) + 1.0) / (steps.get(i - 1) + 1.0);
            if (steps.get(i) != best && ratio < leastRatio) {
                least = i;
                leastRatio = ratio;
            }
        }
        return least;
    }
}
