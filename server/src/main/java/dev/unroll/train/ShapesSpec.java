package dev.unroll.train;

import dev.unroll.cell.CellSpec;
import dev.unroll.cell.GruSpec;
import dev.unroll.cell.LstmSpec;
import dev.unroll.cell.RnnSpec;
import dev.unroll.task.shapes.Shape;

/**
 * Everything that decides what a run does that learns one of the five shapes of sequences.
 *
 * @param task {@link #TASK}
 * @param shape which, and with it the problem
 * @param cell {@code "rnn"}, {@code "lstm"} or {@code "gru"}
 * @param hidden units
 * @param learningRate of Adam; may change while training
 * @param batch examples of a step
 * @param seed of every random stream
 * @param maxSteps steps after which training stops; 0: never
 * @param pace steps a second; 0: as fast as it goes; may change while training
 * @param name what people call it; empty: the server makes one up
 */
public record ShapesSpec(
        String task,
        Shape shape,
        String cell,
        int hidden,
        double learningRate,
        int batch,
        long seed,
        long maxSteps,
        double pace,
        String name)
        implements TaskSpec {

    /** The name of the task. */
    public static final String TASK = "shapes";

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public ShapesSpec {
        InvalidSpec.oneOf("task", task, TASK);
        InvalidSpec.oneOf("cell", cell, "rnn", "lstm", "gru");
        InvalidSpec.inRange("hidden", hidden, 1, 128);
        InvalidSpec.inRange("learningRate", learningRate, 1e-12, 10);
        InvalidSpec.inRange("batch", batch, 1, 256);
        TaskSpec.check(seed, maxSteps, pace, name);
    }

    /** Settings with which a shape is learnt in seconds: when the run ends, 95 % of what it is tried on is right from end to end. */
    public static ShapesSpec of(Shape shape) {
        return switch (shape) {
            case ONE_TO_ONE -> of(shape, "rnn", 8, 0.01, 500);
            case ONE_TO_MANY -> of(shape, "gru", 24, 0.01, 1000);
            case MANY_TO_ONE -> of(shape, "gru", 12, 0.01, 1000);
            case MANY_TO_MANY -> of(shape, "rnn", 12, 0.01, 500);
            case ENCODER_DECODER -> of(shape, "gru", 48, 0.01, 4000);
        };
    }

    private static ShapesSpec of(Shape shape, String cell, int hidden, double learningRate, long maxSteps) {
        return new ShapesSpec(TASK, shape, cell, hidden, learningRate, 32, 1, maxSteps, 0, "");
    }

    /** The recurrent layer. */
    CellSpec layer() {
        return switch (cell) {
            case "lstm" -> new LstmSpec(hidden);
            case "gru" -> new GruSpec(hidden);
            default -> new RnnSpec(hidden);
        };
    }

    @Override
    public ShapesSpec essence() {
        return new ShapesSpec(task, shape, cell, hidden, learningRate, batch, seed, maxSteps, 0, "");
    }
}
