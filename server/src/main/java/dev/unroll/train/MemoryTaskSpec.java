package dev.unroll.train;

import dev.unroll.net.NetworkSpec;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.task.memory.AssociativeRecall;
import dev.unroll.task.memory.Copy;
import dev.unroll.task.memory.Echo;
import dev.unroll.task.memory.MemoryTask;
import dev.unroll.task.memory.PrioritySort;
import dev.unroll.task.memory.RepeatCopy;
import java.util.List;

/**
 * Everything that decides what a run does that learns to answer from memory.
 *
 * @param task one of {@link #TASKS}
 * @param bits of an item
 * @param minLength items of the shortest sequence that is trained on
 * @param maxLength items of the longest
 * @param repeats the most there are; of repeat copy alone
 * @param delay steps from an item to its answer; of echo alone
 * @param curriculum whether it begins with the shortest and goes on to longer ones when nine of ten are answered without a wrong bit
 * @param cell {@code "rnn"}, {@code "lstm"}, {@code "gru"} or {@code "dnc"}
 * @param hidden units of a layer
 * @param layers how many are stacked
 * @param memory of a dnc
 * @param batch sequences of a step
 * @param optimizer rule of the update
 * @param learningRate its step size; may change while training
 * @param gradientClip the most that the norm of all gradients may be; 0: any; may change while training
 * @param seed of every random stream
 * @param maxSteps training stops there; 0: never
 * @param pace steps a second; 0: as fast as it goes; may change while training
 * @param name what people call it; empty: the server makes one up
 */
public record MemoryTaskSpec(
        String task,
        int bits,
        int minLength,
        int maxLength,
        int repeats,
        int delay,
        boolean curriculum,
        String cell,
        int hidden,
        int layers,
        MemorySettings memory,
        int batch,
        OptimizerKind optimizer,
        double learningRate,
        double gradientClip,
        long seed,
        long maxSteps,
        double pace,
        String name)
        implements TaskSpec {
    /** The names of the tasks. */
    public static final List<String> TASKS =
            List.of("echo", "copy", "repeat-copy", "associative-recall", "priority-sort");

    /** How many times as long as the longest that is trained on the longest is that a network is tried on. */
    static final int BEYOND = 2;

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public MemoryTaskSpec {
        InvalidSpec.oneOf("task", task, TASKS.toArray(String[]::new));
        InvalidSpec.inRange("bits", bits, 1, 12);
        InvalidSpec.inRange("maxLength", maxLength, 1, 32);
        InvalidSpec.inRange("minLength", minLength, 1, maxLength);
        InvalidSpec.inRange("repeats", repeats, 1, 8);
        InvalidSpec.inRange("delay", delay, 1, 16);
        InvalidSpec.oneOf("cell", cell, "rnn", "lstm", "gru", "dnc");
        InvalidSpec.inRange("hidden", hidden, 1, 512);
        InvalidSpec.inRange("layers", layers, 1, 4);
        InvalidSpec.inRange("batch", batch, 1, 256);
        InvalidSpec.inRange("learningRate", learningRate, 1e-12, 100);
        InvalidSpec.inRange("gradientClip", gradientClip, 0, 1000);
        TaskSpec.check(seed, maxSteps, pace, name);
        if (task.equals("associative-recall")) {
            if (minLength < 2) {
                throw new InvalidSpec("minLength", "minLength must be at least 2 for \"associative-recall\", was 1");
            }
            if (BEYOND * maxLength > 1 << bits) {
                throw new InvalidSpec(
                        "bits",
                        "bits must be so many that there are %d different items, twice maxLength, was %d"
                                .formatted(BEYOND * maxLength, bits));
            }
        }
    }

    /**
     * The defaults of a task, for a differentiable neural computer.
     *
     * @throws InvalidSpec when there is no such task
     */
    public static MemoryTaskSpec of(String task) {
        return switch (task) {
            case "repeat-copy" -> of(task, 4, 1, 4, 32, 1e-2);
            case "associative-recall" -> of(task, 6, 2, 6, 32, 3e-3);
            case "priority-sort" -> of(task, 4, 1, 4, 64, 3e-3);
            case "copy" -> of(task, 4, 1, 8, 32, 1e-2);
            case "echo" -> of(task, 4, 1, 8, 32, 3e-3);
            default ->
                throw new InvalidSpec(
                        "task", "task must be one of \"%s\", was \"%s\"".formatted(String.join("\", \"", TASKS), task));
        };
    }

    private static MemoryTaskSpec of(
            String task, int bits, int minLength, int maxLength, int hidden, double learningRate) {
        return new MemoryTaskSpec(
                task,
                bits,
                minLength,
                maxLength,
                3,
                4,
                false,
                "dnc",
                hidden,
                1,
                MemorySettings.DEFAULT,
                16,
                OptimizerKind.ADAM,
                learningRate,
                10,
                1,
                0,
                0,
                "");
    }

    /** The source of sequences. */
    public MemoryTask problem() {
        return switch (task) {
            case "echo" -> new Echo(bits, delay);
            case "repeat-copy" -> new RepeatCopy(bits, repeats);
            case "associative-recall" -> new AssociativeRecall(bits);
            case "priority-sort" -> new PrioritySort(bits);
            default -> new Copy(bits);
        };
    }

    /** Items of the longest sequence that a network is tried on. */
    public int longest() {
        return BEYOND * maxLength;
    }

    /** What is trained. */
    public Architecture architecture() {
        return new Architecture(cell, hidden, layers, memory, 0, Architecture.DEFAULT.initializer(), 1);
    }

    /** The shape of the network. */
    NetworkSpec network() {
        return architecture().network(problem().coding());
    }

    @Override
    public MemoryTaskSpec essence() {
        return new MemoryTaskSpec(
                task,
                bits,
                minLength,
                maxLength,
                repeats,
                delay,
                curriculum,
                cell,
                hidden,
                layers,
                memory,
                batch,
                optimizer,
                learningRate,
                gradientClip,
                seed,
                maxSteps,
                0,
                "");
    }
}
