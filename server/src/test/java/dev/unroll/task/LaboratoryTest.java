package dev.unroll.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.net.Initializer;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.VectorKernels;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaboratoryTest {
    private static final Kernels KERNELS = new VectorKernels();

    private static Adder untrained(int hidden) {
        Adder adder = new Adder(new AdderSpec.Elman(hidden, Activation.SIGMOID, Recurrence.HIDDEN), KERNELS);
        new Initializer.Uniform(1).initialize(adder.parameters(), Rng.stream(9, 0));
        return adder;
    }

    @Test
    void allPairsOfEightBitsAreTried() {
        Adder silent = new Adder(new AdderSpec.Elman(3, Activation.SIGMOID, Recurrence.HIDDEN), KERNELS);
        Trial trial = new Laboratory(silent, new Addition(8), KERNELS).trial(List.of());

        // Weights of zero say σ(0) = ½ everywhere, which rounds up to 1: only sums of 255 would be right, and there are
        // none.
        assertThat(trial.pairs()).isEqualTo(16_384);
        assertThat(trial.side()).isEqualTo(128);
        assertThat(trial.all()).isTrue();
        assertThat(trial.exact()).isEqualTo(1 / 16_384.0);
        assertThat(trial.error()).isCloseTo(4, Offset.offset(1e-6));
        assertThat(trial.map()).hasSize(16_384).startsWith("01");
        // 127 + 127 = 254 = 11111110
        assertThat(trial.map()).endsWith("7");
        assertThat(trial.bitAccuracy().get(0)).isEqualTo(0.5);
        assertThat(trial.chains().stream().mapToInt(Trial.Chain::pairs).sum()).isEqualTo(16_384);
        assertThat(trial.chains().get(0)).isEqualTo(new Trial.Chain(0, 2187, 1 / 2187.0));
        assertThat(trial.chains()).hasSize(8);
    }

    @Test
    void withMoreBitsASampleIsTriedThatCoversTheSquare() {
        PairSquare square = new PairSquare(new Addition(12));
        assertThat(square.complete()).isFalse();
        assertThat(square.pairs()).isEqualTo(16_384);
        for (int cell = 0; cell < square.pairs(); cell += 111) {
            assertThat(square.a(cell) / 16).isEqualTo(cell / 128);
            assertThat(square.b(cell) / 16).isEqualTo(cell % 128);
        }
        PairSquare widest = new PairSquare(new Addition(16));
        assertThat(widest.a(128 + 127)).isEqualTo(409);
        assertThat(widest.b(128 + 127)).isEqualTo(32613);
        PairSquare small = new PairSquare(new Addition(4));
        assertThat(small.complete()).isTrue();
        assertThat(small.pairs()).isEqualTo(64);
    }

    @Test
    void everyStateIsTakenOnceWithTheNumberOfPairsThatLeadToIt() {
        PairSquare square = new PairSquare(new Addition(5));
        Adder adder = untrained(4);
        AdderPass pass = adder.unroll(5, square.side);
        pass.load();
        CarryStates states = new CarryStates(square, 4);
        Trial trial = Trial.of(square, pass, List.of(), first -> states.take(first, pass));

        assertThat(trial.pairs()).isEqualTo(256);
        assertThat(states.count).isEqualTo(4 + 16 + 64 + 256);
        double all = 0;
        double carries = 0;
        for (int row = 0; row < states.count; row++) {
            all += states.weight[row];
            carries += states.weight[row] * states.carry.data[row];
        }
        double expected = 0;
        for (int a = 0; a < 16; a++) {
            for (int b = 0; b < 16; b++) {
                for (int column = 1; column < 5; column++) {
                    expected += Addition.carryIn(a, b, column);
                }
            }
        }
        assertThat(all).isEqualTo(256 * 4);
        assertThat(carries).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 12, 13, 14, 15, 16})
    void everyBitIsAsOftenOneInTheSampleOfLongNumbers(int bits) {
        PairSquare square = new PairSquare(new Addition(bits));
        Adder adder = new Adder(new AdderSpec.Elman(2, Activation.SIGMOID, Recurrence.HIDDEN), KERNELS);
        // These units are nearly the bits of the column: σ(20) and σ(-20), or ½ where the bit is 0.
        adder.parameters().named("synapse_0").value().set(0, 0, 20);
        adder.parameters().named("synapse_0").value().set(1, 1, 20);
        AdderPass pass = adder.unroll(bits, square.side);
        pass.load();
        CarryStates states = new CarryStates(square, 2);
        Trial.of(square, pass, List.of(), first -> states.take(first, pass));
        int[] taken = new int[bits];
        int[][] ones = new int[bits][2];
        for (int row = 0; row < states.count; row++) {
            taken[states.column[row]]++;
            ones[states.column[row]][0] += states.h.get(row, 0) > 0.9 ? 1 : 0;
            ones[states.column[row]][1] += states.h.get(row, 1) > 0.9 ? 1 : 0;
        }
        for (int column = 0; column < bits - 1; column++) {
            assertThat((double) ones[column][0] / taken[column])
                    .as("a, column %d", column)
                    .isBetween(0.45, 0.55);
            assertThat((double) ones[column][1] / taken[column])
                    .as("b, column %d", column)
                    .isBetween(0.45, 0.55);
        }
    }

    @Test
    void theProbeReadsWhatIsThereAndNoMore() {
        PairSquare square = new PairSquare(new Addition(8));
        CarryStates states = new CarryStates(square, 3);
        Adder adder = new Adder(new AdderSpec.Elman(3, Activation.SIGMOID, Recurrence.HIDDEN), KERNELS);
        AdderPass pass = adder.unroll(8, square.side);
        pass.load();
        Trial.of(square, pass, List.of(), first -> states.take(first, pass));
        double carries = 0;
        double all = 0;
        for (int row = 0; row < states.count; row++) {
            states.h.set(row, 0, row % 7 / 7f);
            states.h.set(row, 1, 0.3f + 0.2f * states.carry.data[row]);
            states.h.set(row, 2, 0.5f);
            carries += states.weight[row] * states.carry.data[row];
            all += states.weight[row];
        }
        CarryProbe probe = new CarryProbe(3, new EjmlKernels());
        probe.fit(states);

        assertThat(probe.accuracy(states)).isEqualTo(1);
        assertThat(probe.weights().get(1))
                .isGreaterThan(10 * Math.abs(probe.weights().get(0)));
        assertThat(states.correlation(1)).isCloseTo(1, Offset.offset(1e-4));
        assertThat(states.correlation(0)).isBetween(-0.15, 0.15);
        assertThat(states.correlation(2)).isNaN();

        for (int row = 0; row < states.count; row++) {
            states.h.set(row, 1, 0.4f);
        }
        probe.fit(states);
        assertThat(probe.accuracy(states)).isCloseTo(Math.max(carries, all - carries) / all, Offset.offset(0.02));
    }

    @Test
    void theProjectionSeesWhatTheProbeReadsAndInWhichDirectionStatesDifferBesides() {
        PairSquare square = new PairSquare(new Addition(6));
        CarryStates states = new CarryStates(square, 3);
        Adder adder = new Adder(new AdderSpec.Elman(3, Activation.SIGMOID, Recurrence.HIDDEN), KERNELS);
        AdderPass pass = adder.unroll(6, square.side);
        pass.load();
        Trial.of(square, pass, List.of(), first -> states.take(first, pass));
        for (int row = 0; row < states.count; row++) {
            states.h.set(row, 0, 0.5f - 0.4f * states.carry.data[row]);
            states.h.set(row, 1, 0.5f);
            states.h.set(row, 2, 0.5f + 0.1f * (row % 3 - 1));
        }
        Projection projection = Projection.of(states, List.of(-6.0, 0.0, 0.0));

        assertThat(projection.axes().get(0).get(0)).isCloseTo(-1, Offset.offset(0.01));
        assertThat(projection.axes().get(1).get(2)).isCloseTo(1, Offset.offset(0.01));
        assertThat(projection.explained().get(0)).isGreaterThan(0.6);
        assertThat(projection.explained().get(0) + projection.explained().get(1))
                .isCloseTo(1, Offset.offset(1e-3));
        assertThat(projection.carry()).hasSize(projection.x().size()).contains("0", "1");
        for (int i = 0; i < projection.x().size(); i++) {
            assertThat(projection.x().get(i) > 0).isEqualTo(projection.carry().charAt(i) == '1');
        }
    }

    @Test
    void lookingChangesNoWeight() {
        Adder adder = untrained(6);
        List<float[]> before = List.of(
                adder.parameters().at(0).numbers().clone(),
                adder.parameters().at(1).numbers().clone(),
                adder.parameters().at(2).numbers().clone());
        Laboratory laboratory = new Laboratory(adder, new Addition(8), KERNELS);
        Findings findings = laboratory.measure();
        AddedSum sum = laboratory.sum(93, 38, List.of(new Clamp(1, 0)));

        assertThat(findings.units()).hasSize(6);
        assertThat(findings.longer()).extracting(Findings.Longer::bits).containsExactly(8, 16, 32, 64);
        assertThat(sum.hidden()).hasSize(8).allMatch(column -> column.get(1) == 0);
        assertThat(sum.positions()).extracting(AddedSum.Position::carryIn).containsExactly(0, 0, 0, 1, 1, 1, 1, 1);
        assertThat(sum.expected()).isEqualTo(131);
        for (int i = 0; i < 3; i++) {
            assertThat(adder.parameters().at(i).numbers()).isEqualTo(before.get(i));
        }
    }
}
