package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.Allocation;
import dev.unroll.numeric.Kernels;
import dev.unroll.task.Activation;
import dev.unroll.task.Clamp;
import dev.unroll.task.Findings;
import dev.unroll.task.Laboratory;
import dev.unroll.task.Recurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdditionTrainerTest {
    private static final Kernels KERNELS = Kernels.best();

    private static AdditionSpec spec(
            int bits, String cell, Activation activation, Recurrence recurrence, int hidden, double rate, long seed) {
        return new AdditionSpec(
                "addition", bits, cell, activation, recurrence, hidden, rate, "uniform:-1:1", seed, 0, 0, "");
    }

    private static AdditionSpec original(long seed) {
        return spec(8, "rnn", Activation.SIGMOID, Recurrence.HIDDEN, 16, 0.1, seed);
    }

    private static AdditionTrainer after(int sums, AdditionSpec spec) {
        AdditionTrainer trainer = new AdditionTrainer(spec, KERNELS);
        for (int i = 0; i < sums; i++) {
            trainer.step();
        }
        return trainer;
    }

    private static double exact(AdditionTrainer trainer) {
        return trainer.laboratory(KERNELS).trial(List.of()).exact();
    }

    @Test
    void after20000ExamplesEverySumOfAllPairsIsExactForTenSeeds() {
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= 10; seed++) {
            double exact = exact(after(20_000, original(seed)));
            if (exact < 1) {
                failures.add("seed %d: %.4f".formatted(seed, exact));
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void oneUnitDoesNotSufficeNorDoesTheColumnBefore() {
        AdditionSpec one = spec(8, "rnn", Activation.SIGMOID, Recurrence.HIDDEN, 1, 0.1, 1);
        AdditionSpec forgetful = spec(8, "rnn", Activation.SIGMOID, Recurrence.INPUT, 16, 0.1, 1);
        assertThat(exact(after(20_000, one))).isLessThan(0.5);
        assertThat(exact(after(20_000, forgetful))).isLessThan(0.7);
    }

    static Stream<AdditionSpec> others() {
        return Stream.of(
                spec(8, "rnn", Activation.TANH, Recurrence.HIDDEN, 16, 0.1, 1),
                spec(8, "lstm", Activation.SIGMOID, Recurrence.HIDDEN, 8, 0.3, 1),
                spec(8, "gru", Activation.SIGMOID, Recurrence.HIDDEN, 8, 0.3, 1),
                spec(12, "rnn", Activation.SIGMOID, Recurrence.HIDDEN, 16, 0.1, 1));
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherNetworksLearnToAddToo(AdditionSpec spec) {
        AdditionTrainer trainer = after(30_000, spec);
        assertThat(exact(trainer)).as(spec.toString()).isGreaterThan(0.99);
        assertThat(trainer.smoothError()).isLessThan(1);
    }

    @Test
    void theCarryIsFoundInTheHiddenStateAndIsWhatTheSumsDependOn() {
        AdditionTrainer trainer = after(20_000, original(1));
        Laboratory laboratory = trainer.laboratory(KERNELS);
        Findings findings = laboratory.measure();
        assertThat(findings.trial().exact()).isEqualTo(1);
        assertThat(findings.carryAccuracy()).isEqualTo(1);
        assertThat(findings.longer().get(1).exact()).as("16 bits").isGreaterThan(0.9);

        Findings.Unit best = findings.units().stream()
                .max(Comparator.comparingDouble(unit -> Math.abs(unit.correlation())))
                .orElseThrow();
        assertThat(Math.abs(best.correlation())).isGreaterThan(0.8);
        double held = laboratory.trial(List.of(new Clamp(best.unit(), 1))).exact();
        assertThat(Math.min(
                        held,
                        laboratory.trial(List.of(new Clamp(best.unit(), 0))).exact()))
                .isLessThan(0.6);
        assertThat(laboratory.sum(93, 38, List.of()).predicted()).isEqualTo(131);
        assertThat(laboratory.sum(93, 38, List.of()).positions())
                .allMatch(position -> Math.round(position.carryPredicted()) == position.carryIn());
    }

    @Test
    void beforeAnythingIsLearntNoSumIsExactAndTheStateKnowsLittleOfTheCarry() {
        Findings findings = after(0, original(1)).laboratory(KERNELS).measure();
        assertThat(findings.trial().exact()).isLessThan(0.05);
        assertThat(findings.trial().error()).isBetween(3.0, 5.0);
        assertThat(findings.carryAccuracy()).isBetween(0.5, 0.999);
    }

    @Test
    void sameSeedSameErrorsBitForBitAndLookingChangesNothing() {
        AdditionTrainer one = new AdditionTrainer(original(3), KERNELS);
        AdditionTrainer watched = new AdditionTrainer(original(3), KERNELS);
        AdditionTrainer other = new AdditionTrainer(original(4), KERNELS);
        Laboratory laboratory = watched.laboratory(KERNELS);
        double difference = 0;
        for (int i = 0; i < 300; i++) {
            one.step();
            watched.step();
            other.step();
            if (i % 50 == 0) {
                laboratory.measure();
                laboratory.sum(1, 2, List.of());
            }
            assertThat(watched.error()).isEqualTo(one.error());
            difference += Math.abs(other.error() - one.error());
        }
        assertThat(difference).isPositive();
    }

    static Stream<AdditionSpec> everyKind() {
        return Stream.concat(Stream.of(original(1)), others());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void warmStepsAllocateNothing(AdditionSpec spec) {
        assertThat(Allocation.ofWarm(new AdditionTrainer(spec, KERNELS)::step)).isZero();
    }

    @Test
    void theNewestSumIsAsTheNetworkSawItBeforeItLearnt() {
        AdditionTrainer trainer = after(10, original(1));
        Laboratory laboratory = trainer.laboratory(KERNELS);
        trainer.step();
        double seen = trainer.newest(laboratory).error();
        assertThat(seen).isEqualTo(trainer.error());
        long a = trainer.newest(laboratory).a();
        long b = trainer.newest(laboratory).b();
        assertThat(laboratory.sum(a, b, List.of()).error()).isLessThan(seen);
    }

    @Test
    void outputsThatAreNoNumbersStopTheTrainingBeforeTheyReachTheWeights() {
        AdditionTrainer trainer = after(5, original(1));
        trainer.adder().parameters().at(0).numbers()[0] = Float.NaN;
        float[] recurrent = trainer.adder().parameters().at(1).numbers().clone();
        assertThatThrownBy(() -> LongStream.range(0, 20).forEach(i -> trainer.step()))
                .isInstanceOf(Diverged.class)
                .hasMessageContaining("lower learning rate than 0.1");
        assertThat(trainer.adder().parameters().at(1).numbers()).isEqualTo(recurrent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3  | rnn  | 16 | 0.1  | uniform:-1:1 | bits         | from 4 to 16, was 3",
                "17 | rnn  | 16 | 0.1  | uniform:-1:1 | bits         | from 4 to 16, was 17",
                "8  | tree | 16 | 0.1  | uniform:-1:1 | cell         | must be one of",
                "8  | rnn  | 0  | 0.1  | uniform:-1:1 | hidden       | from 1 to 64, was 0",
                "8  | rnn  | 65 | 0.1  | uniform:-1:1 | hidden       | from 1 to 64, was 65",
                "8  | rnn  | 16 | 0    | uniform:-1:1 | learningRate | was 0",
                "8  | rnn  | 16 | 0.1  | uniform:1:-1 | initializer  | a lower and a higher bound",
                "8  | rnn  | 16 | 0.1  | normal:1     | initializer  | must be \"uniform:LOW:HIGH\"",
            })
    void aSettingThatCannotBeIsRefusedByName(
            int bits, String cell, int hidden, double rate, String initializer, String field, String message) {
        assertThatThrownBy(() -> new AdditionSpec(
                        "addition",
                        bits,
                        cell,
                        Activation.SIGMOID,
                        Recurrence.HIDDEN,
                        hidden,
                        rate,
                        initializer,
                        1,
                        0,
                        0,
                        ""))
                .isInstanceOfSatisfying(
                        InvalidSpec.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }
}
