package dev.unroll.train;

import dev.unroll.cell.GruSpec;
import dev.unroll.cell.LstmSpec;
import dev.unroll.net.Initializer;
import dev.unroll.task.Activation;
import dev.unroll.task.AdderSpec;
import dev.unroll.task.Recurrence;

/**
 * Everything that decides what a run does that learns to add.
 *
 * @param task {@link #TASK}
 * @param bits columns of a sum; the numbers have one bit less
 * @param cell {@code "rnn"}, {@code "lstm"} or {@code "gru"}
 * @param activation of an RNN
 * @param recurrence of an RNN
 * @param hidden units
 * @param learningRate of plain gradient descent; may change while training
 * @param initializer first weights: {@code "uniform:LOW:HIGH"}
 * @param seed of every random stream
 * @param maxSteps sums after which training stops; 0: never
 * @param pace sums a second; 0: as fast as it goes; may change while training
 * @param name what people call it; empty: the server makes one up
 */
public record AdditionSpec(
        String task,
        int bits,
        String cell,
        Activation activation,
        Recurrence recurrence,
        int hidden,
        double learningRate,
        String initializer,
        long seed,
        long maxSteps,
        double pace,
        String name)
        implements TaskSpec {

    /** The name of the task. */
    public static final String TASK = "addition";

    /** Eight bits and sixteen sigmoid units. */
    public static final AdditionSpec DEFAULT = new AdditionSpec(
            TASK, 8, "rnn", Activation.SIGMOID, Recurrence.HIDDEN, 16, 0.1, "uniform:-1:1", 1, 0, 0, "");

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public AdditionSpec {
        InvalidSpec.oneOf("task", task, TASK);
        InvalidSpec.inRange("bits", bits, 4, 16);
        InvalidSpec.oneOf("cell", cell, "rnn", "lstm", "gru");
        InvalidSpec.inRange("hidden", hidden, 1, 64);
        InvalidSpec.inRange("learningRate", learningRate, 1e-12, 100);
        String form = initializer;
        InvalidSpec.naming("initializer", () -> uniform(form));
        initializer = withBothBounds(form);
        TaskSpec.check(seed, maxSteps, pace, name);
    }

    /** First weights. */
    Initializer.Uniform firstWeights() {
        return uniform(initializer);
    }

    private static Initializer.Uniform uniform(String form) {
        if (Initializer.parse(form) instanceof Initializer.Uniform uniform) {
            return uniform;
        }
        throw new IllegalArgumentException(
                "initializer must be \"uniform:LOW:HIGH\", as in \"uniform:-1:1\", was \"%s\"".formatted(form));
    }

    /** {@code "uniform:1"} is the same as {@code "uniform:-1:1"}, and the same spec. */
    private static String withBothBounds(String form) {
        String bounds = form.substring(form.indexOf(':') + 1);
        return bounds.contains(":") ? form : "uniform:-%s:%s".formatted(bounds, bounds);
    }

    /** The network. */
    AdderSpec network() {
        return switch (cell) {
            case "lstm" -> new AdderSpec.Gated(new LstmSpec(hidden));
            case "gru" -> new AdderSpec.Gated(new GruSpec(hidden));
            default -> new AdderSpec.Elman(hidden, activation, recurrence);
        };
    }

    @Override
    public AdditionSpec essence() {
        return new AdditionSpec(
                task,
                bits,
                cell,
                activation,
                recurrence,
                hidden,
                learningRate,
                initializer,
                seed,
                maxSteps,
                DEFAULT.pace,
                DEFAULT.name);
    }
}
