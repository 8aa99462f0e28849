package dev.unroll.task.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.Allocation;
import dev.unroll.net.VectorBatch;
import dev.unroll.numeric.Rng;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryTasksTest {
    private static final int BITS = 4;

    static java.util.stream.Stream<MemoryTask> tasks() {
        return java.util.stream.Stream.of(
                new Echo(BITS, 3),
                new Copy(BITS),
                new RepeatCopy(BITS, 3),
                new AssociativeRecall(BITS),
                new PrioritySort(BITS));
    }

    /** One sequence, alone in its batch. */
    private static final class Sheet {
        private final MemoryTask task;
        private final VectorBatch batch;
        private final Stream stream;

        Sheet(MemoryTask task, int length, long seed) {
            this.task = task;
            this.batch = new VectorBatch(task.steps(length), task.coding());
            this.stream = new Stream(batch, task.coding(), 1);
            task.draw(Rng.stream(seed, 0), length, stream);
        }

        float[] read(int t) {
            int inputs = task.coding().inputs();
            return Arrays.copyOfRange(batch.inputs(), t * inputs, (t + 1) * inputs);
        }

        float[] bits(int t) {
            return Arrays.copyOf(read(t), BITS);
        }

        float[] target(int t) {
            int outputs = task.coding().outputs();
            return Arrays.copyOfRange(batch.targets(), t * outputs, (t + 1) * outputs);
        }

        int[] asked() {
            return IntStream.range(0, batch.asked().length)
                    .filter(t -> batch.asked()[t])
                    .toArray();
        }
    }

    @Test
    void anEchoComesAfterTheDelay() {
        Sheet sheet = new Sheet(new Echo(BITS, 3), 5, 1);
        assertThat(sheet.stream.steps()).isEqualTo(8);
        assertThat(sheet.asked()).containsExactly(3, 4, 5, 6, 7);
        for (int t = 0; t < 5; t++) {
            assertThat(sheet.target(t + 3)).isEqualTo(sheet.bits(t));
        }
        assertThat(sheet.read(7)).containsOnly(0);
    }

    @Test
    void aCopyIsAskedForAfterTheLastItem() {
        Sheet sheet = new Sheet(new Copy(BITS), 3, 1);
        assertThat(sheet.task.channels()).containsExactly("bit", "bit", "bit", "bit", "recall");
        assertThat(sheet.read(3)).containsExactly(0, 0, 0, 0, 1);
        assertThat(sheet.asked()).containsExactly(4, 5, 6);
        for (int t = 0; t < 3; t++) {
            assertThat(sheet.target(t + 4)).isEqualTo(sheet.bits(t));
            assertThat(sheet.read(t + 4)).containsOnly(0);
        }
    }

    @Test
    void aRepeatedCopyEndsWithAMarker() {
        RepeatCopy task = new RepeatCopy(BITS, 4);
        VectorBatch batch = new VectorBatch(task.steps(2), task.coding());
        Stream stream = new Stream(batch, task.coding(), 1);
        task.draw(Rng.stream(1, 0), 2, 3, stream);
        assertThat(stream.steps()).isEqualTo(1 + 2 + 1 + 6 + 1);
        assertThat(batch.inputs()[BITS]).isEqualTo(1);
        assertThat(batch.inputs()[3 * 6 + 5]).isEqualTo(0.75f);
        for (int t = 4; t < 10; t++) {
            int item = 1 + (t - 4) % 2;
            assertThat(Arrays.copyOfRange(batch.targets(), t * 5, t * 5 + 5))
                    .startsWith(Arrays.copyOfRange(batch.inputs(), item * 6, item * 6 + 4))
                    .endsWith(0);
        }
        assertThat(Arrays.copyOfRange(batch.targets(), 50, 55)).containsExactly(0, 0, 0, 0, 1);
        assertThat(batch.asked()[10]).isTrue();
        assertThat(batch.asked()[11]).isFalse();
    }

    @Test
    void theItemAfterTheOneThatIsShownIsRecalled() {
        for (int seed = 0; seed < 50; seed++) {
            Sheet sheet = new Sheet(new AssociativeRecall(BITS), 6, seed);
            assertThat(sheet.asked()).containsExactly(7);
            int[] shown = IntStream.range(0, 6)
                    .filter(t -> Arrays.equals(sheet.bits(t), sheet.bits(6)))
                    .toArray();
            assertThat(shown).hasSize(1);
            assertThat(shown[0]).isLessThan(5);
            assertThat(sheet.target(7)).isEqualTo(sheet.bits(shown[0] + 1));
        }
        assertThatThrownBy(() -> new Sheet(new AssociativeRecall(BITS), 17, 1))
                .hasMessage("there are no 17 different items of 4 bits");
    }

    @Test
    void itemsAreSortedByFallingPriority() {
        Sheet sheet = new Sheet(new PrioritySort(BITS), 6, 1);
        Integer[] order = IntStream.range(0, 6).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (i, j) -> Float.compare(sheet.read(j)[BITS], sheet.read(i)[BITS]));
        assertThat(sheet.asked()).containsExactly(7, 8, 9, 10, 11, 12);
        for (int place = 0; place < 6; place++) {
            assertThat(sheet.target(7 + place)).isEqualTo(sheet.bits(order[place]));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aSeedGivesItsSequenceInAnyStreamWithoutAllocating(MemoryTask task) {
        Sheet alone = new Sheet(task, 5, 7);
        VectorBatch batch = new VectorBatch(task.steps(5) * 3, task.coding());
        Stream stream = new Stream(batch, task.coding(), 3);
        Rng rng = Rng.stream(2, 0);
        assertThat(Allocation.ofWarm(() -> {
                    stream.moveTo(1);
                    task.draw(rng, 4, stream);
                }))
                .isZero();
        stream.moveTo(1);
        task.draw(Rng.stream(7, 0), 5, stream);
        int inputs = task.coding().inputs();
        for (int t = 0; t < task.steps(5); t++) {
            int from = (3 * t + 1) * inputs;
            assertThat(Arrays.copyOfRange(batch.inputs(), from, from + inputs)).isEqualTo(alone.read(t));
            assertThat(batch.asked()[3 * t + 1]).isEqualTo(alone.batch.asked()[t]);
        }
    }
}
