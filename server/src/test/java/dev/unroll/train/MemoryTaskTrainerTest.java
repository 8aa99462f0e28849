package dev.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.Allocation;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.VectorKernels;
import dev.unroll.train.MemoryLook.Question;
import dev.unroll.train.MemoryLook.Row;
import dev.unroll.train.Tried.ByLength;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTaskTrainerTest {
    /** Steps in which a dnc with the settings of {@link MemoryTaskSpec#of} learns to copy. */
    private static final int COPY_STEPS = 1500;

    @SuppressWarnings("unused")
    private static final List<String> TASKS = MemoryTaskSpec.TASKS;

    private static MemoryTaskTrainer trainer(MemoryTaskSpec spec, int steps) {
        MemoryTaskTrainer trainer = new MemoryTaskTrainer(spec, new VectorKernels());
        for (int i = 0; i < steps; i++) {
            trainer.step();
        }
        return trainer;
    }

    private static MemoryTaskSpec small(String task, String cell, int readHeads) {
        MemoryTaskSpec spec = MemoryTaskSpec.of(task);
        return with(spec, cell, 8, new MemorySettings(6, 5, readHeads), false, spec.bits(), spec.maxLength());
    }

    private static MemoryTaskSpec with(
            MemoryTaskSpec spec,
            String cell,
            int hidden,
            MemorySettings memory,
            boolean curriculum,
            int bits,
            int maxLength) {
        return new MemoryTaskSpec(
                spec.task(),
                bits,
                spec.minLength(),
                maxLength,
                spec.repeats(),
                spec.delay(),
                curriculum,
                cell,
                hidden,
                1,
                memory,
                spec.batch(),
                spec.optimizer(),
                spec.learningRate(),
                spec.gradientClip(),
                spec.seed(),
                0,
                0,
                "");
    }

    private static int largest(float[] numbers) {
        int largest = 0;
        for (int i = 1; i < numbers.length; i++) {
            largest = numbers[i] > numbers[largest] ? i : largest;
        }
        return largest;
    }

    @Test
    void aDncLearnsToCopyAndPutsEveryItemIntoASlotOfItsOwn() {
        MemoryTaskTrainer trainer = trainer(MemoryTaskSpec.of("copy"), COPY_STEPS);
        Tried tried = trainer.trial().run();
        assertThat(tried.exact()).isGreaterThanOrEqualTo(0.99);
        assertThat(tried.byLength())
                .filteredOn(one -> !one.trained())
                .filteredOn(one -> one.length() == 9)
                .allMatch(one -> one.exact() >= 0.9);

        int distinct = 0;
        int sameOrder = 0;
        int items = 0;
        for (int number = 0; number < 20; number++) {
            Passage.Memory memory = Objects.requireNonNull(trainer.look()
                    .passage(new Question(8, number, null, null, EnumSet.noneOf(Ablation.class)))
                    .memory());
            assertThat(memory.inert()).isFalse();
            Set<Integer> used = new HashSet<>();
            for (int item = 0; item < 8; item++) {
                int slot = largest(memory.writeWeighting().get(item));
                distinct += used.add(slot) ? 1 : 0;
                sameOrder += largest(memory.readWeightings().get(9 + item).get(0)) == slot ? 1 : 0;
                items++;
            }
        }
        assertThat(distinct).isGreaterThanOrEqualTo(items * 9 / 10);
        assertThat(sameOrder).isGreaterThanOrEqualTo(items * 9 / 10);

        List<Row> rows = trainer.look().ablations();
        assertThat(rows).hasSize(5);
        assertThat(rows.get(0).without()).isNull();
        assertThat(rows.get(0).exact()).isEqualTo(tried.exact());
        assertThat(rows)
                .filteredOn(row -> row.without() == Ablation.LINKS)
                .allMatch(row -> row.loss() > 10 * tried.loss());
    }

    @ParameterizedTest
    @FieldSource("TASKS")
    void theSameSpecGivesTheSameLossesWhetherLookedAtOrNot(String task) {
        MemoryTaskTrainer one = trainer(small(task, "dnc", 2), 30);
        MemoryTaskTrainer other = trainer(small(task, "dnc", 2), 30);
        other.trial().run();
        one.step();
        other.look().ablations();
        other.step();
        assertThat(one.loss()).isEqualTo(other.loss()).isBetween(0.01, 0.8);
    }

    /**
     * With the plain kernels: whether the compiler keeps the vectors of the others in registers depends on what else has run in this JVM, and
     * is no matter of the trainer's. {@code WindowTest} asks that of them.
     */
    @ParameterizedTest
    @FieldSource("TASKS")
    void noStepAllocates(String task) {
        MemoryTaskTrainer trainer = new MemoryTaskTrainer(small(task, "dnc", 2), new EjmlKernels());
        assertThat(Allocation.ofWarm(trainer::step)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "dnc"})
    void everyCellLearnsToEchoOneBit(String cell) {
        MemoryTaskSpec echo = MemoryTaskSpec.of("echo");
        MemoryTaskSpec spec = with(echo, cell, 24, MemorySettings.DEFAULT, false, 1, 8);
        MemoryTaskTrainer trainer = trainer(spec, 1500);
        assertThat(trainer.trial().run().bitAccuracy()).isGreaterThan(0.95);
    }

    @Test
    void aCurriculumBeginsWithTheShortestAndLengthensWhenThatIsMastered() {
        MemoryTaskSpec echo = MemoryTaskSpec.of("echo");
        MemoryTaskTrainer trainer =
                new MemoryTaskTrainer(with(echo, "gru", 24, MemorySettings.DEFAULT, true, 1, 4), new VectorKernels());
        assertThat(trainer.longest()).isEqualTo(1);
        int before = 1;
        for (int i = 0; i < 3000; i++) {
            trainer.step();
            assertThat(trainer.longest() - before).isBetween(0, 1);
            before = trainer.longest();
        }
        assertThat(trainer.longest()).isEqualTo(4);
    }

    @Test
    void sequencesAreTriedUpToTwiceTheLongest() {
        List<ByLength> lengths = new MemoryTaskTrainer(small("associative-recall", "lstm", 1), new VectorKernels())
                .trial()
                .run()
                .byLength();
        assertThat(lengths).extracting(ByLength::length).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(lengths).filteredOn(ByLength::trained).hasSize(5);
    }

    @Test
    void otherHeadsThatAreNotReadChangeTheAnswerUnlessThereIsNone() {
        MemoryLook two = trainer(small("copy", "dnc", 2), 50).look();
        assertThat(two.ablations()).extracting(Row::without).contains(Ablation.ONE_HEAD);
        assertThat(two.ablations().get(5).loss())
                .isNotEqualTo(two.ablations().get(0).loss());
        MemoryLook one = trainer(small("copy", "dnc", 1), 50).look();
        assertThat(one.ablations()).extracting(Row::without).doesNotContain(Ablation.ONE_HEAD);
        assertThat(trainer(small("copy", "gru", 1), 5).look().ablations()).isEmpty();
    }

    @Test
    void aPassageIsWhatTheNetworkAnswers() {
        MemoryTaskTrainer trainer = trainer(small("copy", "dnc", 2), 50);
        Passage passage = trainer.look().passage(new Question(3, 0, null, null, EnumSet.noneOf(Ablation.class)));
        assertThat(passage.losses()).hasSize(7);
        assertThat(passage.losses().subList(0, 4)).containsOnlyNulls();
        List<float @Nullable []> targets = Objects.requireNonNull(passage.targets());
        List<float[]> outputs = Objects.requireNonNull(passage.outputs());
        for (int t = 4; t < 7; t++) {
            double sum = 0;
            float[] bits = Objects.requireNonNull(targets.get(t));
            for (int bit = 0; bit < 4; bit++) {
                float p = outputs.get(t)[bit];
                sum -= Math.log(bits[bit] > 0.5 ? p : 1 - p);
            }
            assertThat(Objects.requireNonNull(passage.losses().get(t))).isCloseTo(sum / 4, Offset.offset(1e-5));
        }
        Passage.Memory memory = Objects.requireNonNull(passage.memory());
        for (int t = 0; t < 7; t++) {
            for (float[] modes : memory.readModes().get(t)) {
                assertThat((double) modes[0] + modes[1] + modes[2]).isCloseTo(1, Offset.offset(1e-5));
            }
            double written = 0;
            for (float w : memory.writeWeighting().get(t)) {
                written += w;
            }
            assertThat(written).isBetween(0.0, (double) memory.writeGate().get(t) + 1e-5);
            assertThat(Objects.requireNonNull(memory.contents()).get(t)).hasSize(30);
            assertThat(Objects.requireNonNull(memory.links()).get(t)).hasSize(36);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        MemoryTaskSpec recall = MemoryTaskSpec.of("associative-recall");
        assertThatThrownBy(() -> with(recall, "dnc", 8, MemorySettings.DEFAULT, false, 3, 6))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("12 different items");
        assertThatThrownBy(() -> MemoryTaskSpec.of("chess")).isInstanceOf(InvalidSpec.class);
        MemoryLook look = trainer(small("copy", "gru", 1), 1).look();
        assertThatThrownBy(() -> look.passage(new Question(17, 0, null, null, EnumSet.noneOf(Ablation.class))))
                .hasMessage("length must be from 1 to 16, was 17");
        assertThatThrownBy(() -> look.passage(new Question(1, 0, null, null, EnumSet.of(Ablation.LINKS))))
                .hasMessageContaining("this run has none");
    }
}
