package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.numeric.Kernels;
import dev.unroll.task.shapes.Accuracy;
import dev.unroll.task.shapes.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
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
}
