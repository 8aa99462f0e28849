package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.numeric.Rng;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
    /** Checkpoints that come one after the other, each time thinned; the best one at a random place. */
    private static List<Long> kept(long seed, int count, int longestGap, List<Long> best) {
        Rng rng = Rng.stream(seed, 1);
        List<Long> kept = new ArrayList<>();
        long step = 0;
        long bestStep = -1;
        for (int i = 0; i < count; i++) {
            step += 1 + rng.nextInt(longestGap);
            kept.add(step);
            if (rng.nextInt(5) == 0) {
                bestStep = step;
            }
            kept.removeAll(Retention.dropped(kept, bestStep, Retention.KEPT));
            assertThat(kept).contains(step).hasSizeLessThanOrEqualTo(Retention.KEPT);
            if (bestStep >= 0) {
                assertThat(kept).contains(bestStep);
            }
        }
        best.add(bestStep);
        return kept;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void fortyAreKeptTheFirstTheBestAndTheNewestAmongThem(int seed) {
        List<Long> best = new ArrayList<>();
        List<Long> kept = kept(seed, 5000, 1 << (2 * seed), best);
        assertThat(kept).hasSize(40).isSorted().contains(best.get(0));
        assertThat(kept.get(0)).isLessThanOrEqualTo(1 << (2 * seed));
    }

    @Test
    void theyAreSpacedLogarithmically() {
        List<Long> kept = kept(9, 10_000, 100, new ArrayList<>());
        double evenly = Math.pow((double) kept.get(39) / kept.get(0), 1.0 / 39);
        for (int i = 1; i < 40; i++) {
            double ratio = (double) kept.get(i) / kept.get(i - 1);
            if (kept.get(i - 1) > 1000) { // before that there were few
                assertThat(ratio)
                        .as("from %d to %d", kept.get(i - 1), kept.get(i))
                        .isLessThan(evenly * evenly);
            }
        }
        long inTheLaterHalf =
                kept.stream().filter(step -> step > kept.get(39) / 2).count();
        assertThat(inTheLaterHalf).isBetween(2L, 10L);
    }

    @Test
    void whereThereAreFewNoneIsDropped() {
        assertThat(Retention.dropped(List.of(5L, 3L, 9L), -1, 3)).isEmpty();
        assertThat(Retention.dropped(List.of(), -1, 3)).isEmpty();
        assertThat(Retention.dropped(List.of(1L, 2L, 3L, 4L, 100L), 3, 4)).containsExactly(2L);
    }
}
