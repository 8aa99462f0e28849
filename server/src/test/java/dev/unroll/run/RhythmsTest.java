package dev.unroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.train.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When points are made, samples written and steps taken. Time is given, in milliseconds. */
class RhythmsTest {
    private static final Sampling EVERY_SEVEN = new Sampling(7, 200, 1, 0, 1, "");

    @Test
    void eachOfTheFirstTwoHundredStepsGivesAPoint() {
        Meter meter = new Meter();
        meter.start(0, 0);
        for (int step = 1; step <= 200; step++) {
            assertThat(meter.add(step, 1, step)).isTrue();
            meter.point(1, 1, 25, step);
        }
        assertThat(meter.add(201, 1, 201)).isFalse();
    }

    @Test
    void laterAtMostTwentyPointsASecondAreMadeAndEachHasMeanAndRangeOfItsSteps() {
        Meter meter = new Meter();
        meter.start(100_000, 0);
        int points = 0;
        for (int step = 1; step <= 2000; step++) {
            if (meter.add(100_000 + step, step % 2 == 0 ? 1 : 3, ms(step))) {
                Point point = meter.point(2, 1, 25, ms(step));
                assertThat(point.loss()).isEqualTo(2);
                assertThat(point.lossMin()).isEqualTo(1);
                assertThat(point.lossMax()).isEqualTo(3);
                assertThat(point.steps()).isEqualTo(50);
                points++;
            }
        }
        assertThat(points).isEqualTo(40);
        assertThat(meter.stepsPerSecond()).isEqualTo(1000);
    }

    @Test
    void howeverFastStepsAreAPointIsMadeWhenTheirNumberHasGrownByAThirtySecond() {
        Meter meter = new Meter();
        meter.start(320, 0);
        List<Long> points = new ArrayList<>();
        for (long step = 321; step <= 360; step++) {
            if (meter.add(step, 1, 0)) {
                points.add(meter.point(1, 1, 8, 0).step());
            }
        }
        assertThat(points).containsExactly(330L, 340L, 350L, 360L);
    }

    @Test
    void theSpeedIsThatOfTheLastSecondAndForgetsPauses() {
        Meter meter = new Meter();
        meter.start(1000, 0);
        for (long step = 1001; step <= 1100; step++) {
            if (meter.add(step, 1, ms(100 * (step - 1000)))) {
                meter.point(1, 1, 25, ms(100 * (step - 1000)));
            }
        }
        assertThat(meter.stepsPerSecond()).isEqualTo(10);
        meter.start(1100, ms(60_000));
        assertThat(meter.stepsPerSecond()).isZero();
        assertThat(meter.add(1101, 1, ms(60_500))).isTrue();
        meter.point(1, 1, 25, ms(60_500));
        assertThat(meter.stepsPerSecond()).isEqualTo(2);
    }

    @Test
    void samplesComeAtOneTwoFiveUpToAThousand() {
        SamplingRhythm rhythm = new SamplingRhythm();
        assertThat(LongStream.rangeClosed(0, 1000).filter(step -> rhythm.due(Sampling.DEFAULT, step, 0, 0)))
                .containsExactly(0L, 1L, 2L, 5L, 10L, 20L, 50L, 100L, 200L, 500L, 1000L);
    }

    @Test
    void whereStepsAreSlowASampleComesAfterFiveSeconds() {
        SamplingRhythm rhythm = new SamplingRhythm();
        rhythm.sampled(0, ms(10));
        assertThat(rhythm.due(Sampling.DEFAULT, 3, ms(5000), ms(5009))).isFalse();
        assertThat(rhythm.due(Sampling.DEFAULT, 3, ms(5000), ms(5010))).isTrue();
    }

    @Test
    void validationIsMeasuredAtEpochsEndsAndEverySecondButNotMostOfTheTime() {
        EvaluationRhythm rhythm = new EvaluationRhythm();
        assertThat(rhythm.due(1, 100, ms(5000))).as("the first step").isFalse();
        assertThat(rhythm.due(50, 100, ms(5999))).isFalse();
        assertThat(rhythm.due(51, 100, ms(6000))).as("a second later").isTrue();
        rhythm.begun(ms(6000));
        rhythm.ended(ms(6100));
        assertThat(rhythm.due(99, 100, ms(8099))).as("twenty times its cost").isFalse();
        assertThat(rhythm.due(99, 100, ms(8100))).isTrue();
        assertThat(rhythm.due(100, 100, ms(6499))).as("an epoch's end too soon").isFalse();
        assertThat(rhythm.due(100, 100, ms(6500))).as("an epoch's end").isTrue();
    }

    @Test
    void laterSamplesAreHalfASecondToFiveSecondsApart() {
        assertThat(gapAfterTraining(1_000)).isEqualTo(500);
        assertThat(gapAfterTraining(60_000)).isEqualTo(1000);
        assertThat(gapAfterTraining(120_000)).isEqualTo(2000);
        assertThat(gapAfterTraining(3_600_000)).isEqualTo(5000);
    }

    @Test
    void aSampleThatTookLongIsFollowedByFourTimesAsMuchTraining() {
        SamplingRhythm rhythm = new SamplingRhythm();
        rhythm.sampled(0, ms(3000));
        assertThat(rhythm.due(Sampling.DEFAULT, 5000, ms(1000), ms(14_999))).isFalse();
        assertThat(rhythm.due(Sampling.DEFAULT, 5000, ms(1000), ms(15_000))).isTrue();
    }

    @Test
    void aGivenDistanceIsKeptExactly() {
        SamplingRhythm rhythm = new SamplingRhythm();
        assertThat(LongStream.rangeClosed(0, 30).filter(step -> rhythm.due(EVERY_SEVEN, step, 0, 0)))
                .containsExactly(0L, 7L, 14L, 21L, 28L);
    }

    @Test
    void aPaceOfTenStepsASecondIsAStepEveryHundredMilliseconds() {
        Pacer pacer = new Pacer();
        pacer.start(10, 0);
        for (long step = 0; step < 50; step++) {
            assertThat(pacer.untilNextStep(ms(100 * step))).isZero();
            pacer.step(ms(100 * step));
            assertThat(pacer.untilNextStep(ms(100 * step) + 1)).isEqualTo(ms(100) - 1);
        }
    }

    @Test
    void aPaceIsKeptOnAverageButALongDelayIsNotMadeUpFor() {
        Pacer pacer = new Pacer();
        pacer.start(1000, 0);
        assertThat(stepsAt(pacer, 40)).isEqualTo(41);
        assertThat(stepsAt(pacer, 10_000)).isEqualTo(51);
    }

    private static int stepsAt(Pacer pacer, long milliseconds) {
        int steps = 0;
        while (pacer.untilNextStep(ms(milliseconds)) == 0) {
            pacer.step(ms(milliseconds));
            steps++;
        }
        return steps;
    }

    private static long gapAfterTraining(long trained) {
        SamplingRhythm rhythm = new SamplingRhythm();
        rhythm.sampled(0, 0);
        long gap = 0;
        while (!rhythm.due(Sampling.DEFAULT, 5000, ms(trained), ms(gap))) {
            gap++;
        }
        return gap;
    }

    private static long ms(long milliseconds) {
        return TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }
}
