package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.numeric.Kernels;
import dev.unroll.task.shapes.Accuracy;
import dev.unroll.task.shapes.Reading;
import dev.unroll.task.shapes.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShapesTrainerTest {
    private static final Kernels KERNELS = Kernels.best();

    private static ShapesSpec seeded(Shape shape, long seed) {
        ShapesSpec d = ShapesSpec.of(shape);
        return new ShapesSpec(
                d.task(),
                shape,
                d.cell(),
                d.hidden(),
                d.learningRate(),
                d.batch(),
                seed,
                d.maxSteps(),
                d.pace(),
                d.name());
    }

    private static ShapesTrainer after(long steps, ShapesSpec spec) {
        ShapesTrainer trainer = new ShapesTrainer(spec, KERNELS);
        for (long i = 0; i < steps; i++) {
            trainer.step();
        }
        return trainer;
    }

    @ParameterizedTest
    @EnumSource
    void whenARunEnds95PerCentOfTheWholeAnswersAreRightForFiveSeeds(Shape shape) {
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= 5; seed++) {
            ShapesSpec spec = seeded(shape, seed);
            Accuracy accuracy = after(spec.maxSteps(), spec).probe().accuracy();
            if (accuracy.exact() < 0.95 || accuracy.symbols() < accuracy.exact()) {
                failures.add("seed %d: %s".formatted(seed, accuracy));
            }
        }
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedSameLossesBitForBitAndLookingChangesNothing(Shape shape) {
        ShapesTrainer one = new ShapesTrainer(seeded(shape, 3), KERNELS);
        ShapesTrainer watched = new ShapesTrainer(seeded(shape, 3), KERNELS);
        ShapesTrainer other = new ShapesTrainer(seeded(shape, 4), KERNELS);
        ShapesProbe probe = watched.probe();
        double difference = 0;
        for (int i = 0; i < 40; i++) {
            one.step();
            watched.step();
            other.step();
            probe.accuracy();
            probe.read(probe.tried(i), false);
            assertThat(watched.loss()).isEqualTo(one.loss());
            assertThat(watched.gradientNorm()).isEqualTo(one.gradientNorm());
            difference += Math.abs(other.loss() - one.loss());
        }
        assertThat(difference).isPositive();
        assertThat(one.probe().accuracy()).isEqualTo(probe.accuracy());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsShownOfAnExampleIsWhatCountsInTheAccuracy(Shape shape) {
        ShapesSpec spec = seeded(shape, 1);
        ShapesProbe probe = after(spec.maxSteps() / 4, spec).probe();
        Accuracy accuracy = probe.accuracy();
        int exact = 0;
        for (int i = 0; i < accuracy.examples(); i++) {
            Reading reading = probe.read(probe.tried(i), false);
            exact += reading.correct() ? 1 : 0;
            assertThat(reading.hidden())
                    .hasSize(reading.steps().size())
                    .allMatch(state -> state.length == spec.hidden());
            for (Reading.Step step : reading.steps()) {
                assertThat(step.choices()).hasSize(step.target() == null ? 0 : 3);
                assertThat(step.choices().stream()
                                .mapToDouble(Reading.Choice::probability)
                                .sum())
                        .isLessThan(1.000001);
            }
        }
        assertThat(accuracy.exact()).isEqualTo((double) exact / accuracy.examples());
    }

    @Test
    void beforeAnythingIsLearntAlmostNoWholeAnswerIsRight() {
        assertThat(after(0, seeded(Shape.ENCODER_DECODER, 1)).probe().accuracy().exact())
                .isLessThan(0.05);
    }

    @Test
    void whatIsTypedIsReadOrRefused() {
        ShapesProbe probe = after(0, seeded(Shape.ENCODER_DECODER, 1)).probe();
        assertThat(probe.read(probe.typed("f a c"), true).steps().stream().map(Reading.Step::target))
                .containsExactly(null, null, null, "c", "a", "f", "■");
        assertThatThrownBy(() -> probe.typed("xyz"))
                .isInstanceOfSatisfying(
                        InvalidSpec.class, e -> assertThat(e.field()).isEqualTo("input"))
                .hasMessageContaining("2 to 5 letters from a to f");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tree | 8   | 0.01 | 32  | cell         | must be one of",
                "rnn  | 0   | 0.01 | 32  | hidden       | from 1 to 128, was 0",
                "rnn  | 129 | 0.01 | 32  | hidden       | from 1 to 128, was 129",
                "rnn  | 8   | 0    | 32  | learningRate | was 0",
                "rnn  | 8   | 0.01 | 257 | batch        | from 1 to 256, was 257",
            })
    void aSettingThatCannotBeIsRefusedByName(
            String cell, int hidden, double rate, int batch, String field, String message) {
        assertThatThrownBy(() -> new ShapesSpec("shapes", Shape.ONE_TO_ONE, cell, hidden, rate, batch, 1, 0, 0, ""))
                .isInstanceOfSatisfying(
                        InvalidSpec.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }

    @Test
    void aRateThatIsFarTooHighStopsTheTrainingBeforeTheWeightsAreNumbersNoMore() {
        ShapesTrainer trainer = after(3, seeded(Shape.MANY_TO_ONE, 1));
        ShapesSpec d = trainer.spec();
        trainer.change(new ShapesSpec(d.task(), d.shape(), d.cell(), d.hidden(), 10, d.batch(), 1, 0, 0, ""));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2000; i++) {
                        trainer.step();
                    }
                })
                .isInstanceOf(Diverged.class)
                .hasMessageContaining("lower learning rate than 10");
    }
}
