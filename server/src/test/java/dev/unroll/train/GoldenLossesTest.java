package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.VectorKernels;
import dev.unroll.optim.OptimizerKind;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first ten losses of each cell, as they were when gradients, windows and updates had been compared with PyTorch's. */
class GoldenLossesTest {
    private static final Offset<Double> ROUNDING = Offset.offset(2e-5);

    private static final Map<String, double[]> GOLDEN = Map.of(
            "rnn",
            new double[] {
                2.770593, 2.674857, 2.567852, 2.509583, 2.432383, 2.401608, 2.38097, 2.297208, 2.262191, 2.162195
            },
            "lstm",
            new double[] {
                2.785201, 2.742621, 2.68056, 2.612676, 2.564775, 2.539483, 2.543454, 2.493493, 2.497864, 2.476172
            },
            "gru",
            new double[] {
                2.853381, 2.7809, 2.739937, 2.696392, 2.634036, 2.599713, 2.574075, 2.532958, 2.529282, 2.477056
            },
            "dnc",
            new double[] {
                2.827315, 2.765504, 2.662584, 2.600726, 2.561242, 2.515075, 2.563515, 2.511366, 2.528997, 2.489205
            });

    static Stream<Arguments> cells() {
        return GOLDEN.keySet().stream()
                .sorted()
                .flatMap(cell ->
                        Stream.of(new VectorKernels(), new EjmlKernels()).map(kernels -> Arguments.of(cell, kernels)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theFirstTenLossesAreThoseOfBefore(String cell, Kernels kernels) {
        RunSpec spec = RunSpec.DEFAULT
                .with(new Architecture(cell, 16, 2, 0, "uniform:0.3", 1))
                .with(new Learning(10, 14, OptimizerKind.ADAM, 0, 0.01, "constant", 5, ClipBy.VALUE, 1));
        Trainer trainer = new Trainer(spec, Texts.counting(), kernels);
        double[] losses = new double[10];
        for (int i = 0; i < losses.length; i++) {
            trainer.step();
            losses[i] = trainer.loss();
        }
        double[] golden = GOLDEN.getOrDefault(cell, new double[0]);
        assertThat(losses).as(Arrays.toString(losses)).containsExactly(golden, ROUNDING);
    }
}
