package dev.unroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.run.Event.PointAdded;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However long a run is, its curve fits and loses neither its ends nor its range. */
class CurveTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 200, 2048, 2049, 2561, 10_000, 300_000})
    void aCurveIsBoundedAndKeepsFirstLastRangeAndMean(int points) {
        Random random = new Random(points);
        Curve curve = new Curve();
        long step = 0;
        double weighted = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 1; i <= points; i++) {
            long steps = i <= 200 ? 1 : 1 + random.nextInt(500);
            double loss = random.nextDouble();
            step += steps;
            weighted += loss * steps;
            min = Math.min(min, loss - 0.1);
            max = Math.max(max, loss + 0.1);
            curve.add(added(i, step, steps, loss));
        }
        List<PointAdded> kept = curve.after(0);

        assertThat(kept).hasSizeLessThanOrEqualTo(Curve.CAPACITY);
        assertThat(kept.get(0)).isEqualTo(added(1, 1, 1, kept.get(0).point().loss()));
        assertThat(kept.get(kept.size() - 1).step()).isEqualTo(step);
        assertThat(kept).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
        assertThat(kept.stream().mapToLong(each -> each.point().steps()).sum()).isEqualTo(step);
        assertThat(kept.stream().mapToDouble(each -> each.point().lossMin()).min())
                .hasValue(min);
        assertThat(kept.stream().mapToDouble(each -> each.point().lossMax()).max())
                .hasValue(max);
        assertThat(kept.stream()
                        .mapToDouble(each -> each.point().loss() * each.point().steps())
                        .sum())
                .isCloseTo(weighted, org.assertj.core.data.Percentage.withPercentage(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 300_000})
    void theNewestPointsKeepTheirFullResolutionAndTheOldOnesAreEvenAlongTheRootOfTheStep(int points) {
        Curve curve = new Curve();
        for (int i = 1; i <= points; i++) {
            curve.add(added(i, i, 1, 1));
        }
        List<PointAdded> kept = curve.after(0);
        int older = kept.size() - Curve.NEWEST;
        double share = Math.sqrt(points) / (Curve.CAPACITY / 4.0);

        assertThat(kept.subList(older, kept.size()))
                .allMatch(each -> each.point().steps() == 1);
        assertThat(kept.subList(1, older))
                .allMatch(each -> each.point().steps() == 1
                        || root(each.step()) - root(each.step() - each.point().steps()) <= share);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 64, 100, 1000})
    void aSmallPictureHasAtMostSoManyPointsAndLosesNoStepAndNoRange(int most) {
        for (int points : List.of(1, 3, 4, 5, 64, 101, 2048)) {
            List<Point> all = IntStream.rangeClosed(1, points)
                    .mapToObj(i -> added(i, 3L * i, 3, Math.sin(i)).point())
                    .toList();
            List<Point> few = Curve.thinned(all, most);

            assertThat(few).as(points + " points").hasSizeLessThanOrEqualTo(most);
            assertThat(few).hasSizeGreaterThanOrEqualTo(Math.min(points, most / 3));
            assertThat(few.get(few.size() - 1).step()).isEqualTo(3L * points);
            assertThat(few.stream().mapToLong(Point::steps).sum()).isEqualTo(3L * points);
            assertThat(few.stream().mapToDouble(Point::lossMin).min())
                    .isEqualTo(all.stream().mapToDouble(Point::lossMin).min());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1234, 4999, 5000, 9000})
    void whatComesAfterASequenceNumberIsExactlyTheNewerPoints(long after) {
        Curve curve = new Curve();
        for (int i = 1; i <= 5000; i++) {
            curve.add(added(i, i, 1, 1));
        }
        assertThat(curve.after(after))
                .isEqualTo(curve.after(0).stream()
                        .filter(each -> each.sequence() > after)
                        .toList());
    }

    private static double root(long step) {
        return Math.sqrt((double) step);
    }

    private static PointAdded added(long sequence, long step, long steps, double loss) {
        return new PointAdded(sequence, 0, new Point(step, steps, loss, loss, 0, 0, loss - 0.1, loss + 0.1));
    }
}
