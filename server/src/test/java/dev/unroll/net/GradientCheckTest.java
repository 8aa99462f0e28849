package dev.unroll.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.cell.Breakage;
import dev.unroll.cell.CellSpec;
import dev.unroll.cell.DncNumpySpec;
import dev.unroll.cell.DncSpec;
import dev.unroll.cell.GruSpec;
import dev.unroll.cell.LstmSpec;
import dev.unroll.cell.RnnSpec;
import dev.unroll.cell.dnc.Mechanisms;
import dev.unroll.cell.dnc.MemoryShape;
import dev.unroll.net.GradientCheck.Row;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.VectorKernels;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GradientCheckTest {
    private static final int VOCABULARY = 6;

    private static Stream<CellSpec> cells() {
        return Stream.of(
                new RnnSpec(9),
                new LstmSpec(9),
                new GruSpec(9),
                new DncSpec(9, new MemoryShape(5, 4, 2)),
                new DncNumpySpec(9, 5, 4));
    }

    static Stream<Arguments> networks() {
        return cells().flatMap(cell -> Stream.of(1, 2, 3)
                .flatMap(layers -> Stream.of(new VectorKernels(), new EjmlKernels())
                        .map(kernels -> Arguments.of(cell, layers, kernels))));
    }

    static Stream<Arguments> mistakes() {
        return cells().flatMap(cell -> Stream.of(Breakage.DHNEXT, Breakage.SOFTMAX, Breakage.GATE)
                .map(breakage -> Arguments.of(cell, breakage)));
    }

    private static List<Row> check(CellSpec cell, int layers, Kernels kernels, Breakage breakage, int batch) {
        Network network = new Network(new NetworkSpec(VOCABULARY, cell, layers), kernels);
        network.initialize(new Initializer.Uniform(0.5), 1, Rng.stream(1, 0));
        return GradientCheck.ofRandomTokens(network, 5, batch, Rng.stream(1, 1)).run(40, breakage, Rng.stream(1, 2));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyGradientIsThatOfTheLoss(CellSpec cell, int layers, Kernels kernels) {
        assertThat(check(cell, layers, kernels, Breakage.NONE, 2))
                .allMatch(Row::passed)
                .allMatch(row -> row.valid() > 0)
                .allMatch(row -> row.checked() >= row.valid());
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, true, true",
        "true, false, true, true",
        "true, true, false, true",
        "true, true, true, false",
        "false, false, false, false"
    })
    void everyGradientIsThatOfTheLossWhateverMechanismsAreAtWork(
            boolean content, boolean allocation, boolean links, boolean strengths) {
        Mechanisms mechanisms = new Mechanisms(content, allocation, links, strengths);
        DncSpec cell = new DncSpec(9, new MemoryShape(5, 4, 2), mechanisms);
        assertThat(check(cell, 1, new VectorKernels(), Breakage.NONE, 2))
                .allMatch(Row::passed)
                .allMatch(row -> row.valid() > 0);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theGradientsOfTwoLanesAreSummed(CellSpec cell) {
        assertThat(check(cell, 2, new VectorKernels(), Breakage.NONE, 14)).allMatch(Row::passed);
    }

    private static List<Row> checkVectors(CellSpec cell, int layers, Breakage breakage, int batch) {
        Network network = new Network(new NetworkSpec(new Coding.Vectors(5, 3), cell, layers), new VectorKernels());
        network.initialize(new Initializer.Uniform(0.5), 1, Rng.stream(1, 0));
        return GradientCheck.ofRandomVectors(network, 6, batch, Rng.stream(1, 1))
                .run(40, breakage, Rng.stream(1, 2));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyGradientIsThatOfTheLossOfBitsAnsweredToVectors(CellSpec cell) {
        for (int layers = 1; layers <= 2; layers++) {
            assertThat(checkVectors(cell, layers, Breakage.NONE, 2))
                    .allMatch(Row::passed)
                    .allMatch(row -> row.valid() > 0);
        }
        assertThat(checkVectors(cell, 1, Breakage.NONE, 14)).allMatch(Row::passed);
        assertThat(checkVectors(cell, 1, Breakage.SOFTMAX, 2)).noneMatch(Row::passed);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsFoundButNotWhereItDoesNotReach(CellSpec cell, Breakage breakage) {
        List<Row> rows = check(cell, 2, new VectorKernels(), breakage, 2);

        assertThat(rows)
                .filteredOn(row -> row.parameter().contains("weight_hh_l1"))
                .noneMatch(Row::passed);
        assertThat(rows)
                .filteredOn(row -> row.parameter().equals("decoder.weight")
                        || row.parameter().equals("output_weight"))
                .allMatch(row -> row.passed() == (breakage != Breakage.SOFTMAX));
    }

    @Test
    void whatCannotBeComparedHasNotPassed() {
        Network network = new Network(new NetworkSpec(VOCABULARY, new LstmSpec(5), 1), new EjmlKernels());
        GradientCheck check = GradientCheck.ofRandomTokens(network, 3, 1, Rng.stream(1, 1));
        network.parameters().named("decoder.weight").numbers()[0] = Float.NaN;
        assertThat(GradientCheck.passed(check.run(10, Breakage.NONE, Rng.stream(1, 2))))
                .isFalse();

        Network silent = new Network(new NetworkSpec(1, new LstmSpec(5), 1), new EjmlKernels());
        List<Row> nothing =
                GradientCheck.ofRandomTokens(silent, 3, 1, Rng.stream(1, 1)).run(10, Breakage.NONE, Rng.stream(1, 2));
        assertThat(nothing).allMatch(row -> row.valid() == 0);
        assertThat(GradientCheck.passed(nothing)).isFalse();
    }
}
