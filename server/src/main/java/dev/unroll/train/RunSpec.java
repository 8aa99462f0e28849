package dev.unroll.train;

import dev.unroll.optim.OptimizerKind;

/**
 * Everything that decides what a run does. The same spec and text give the same losses, bit for bit, on the same JDK and
 * vector width.
 *
 * @param task what is learnt: {@code "text"}
 * @param corpus id of the corpus
 * @param cell kind of recurrent cell: {@code "rnn"}
 * @param hidden units of the hidden state
 * @param sequenceLength steps over which backpropagation through time is truncated
 * @param batch streams of the text that are read in parallel
 * @param optimizer rule of the update
 * @param learningRate its step size; may change while training
 * @param gradientClip each element of a gradient is cut to ± this; 0: not cut; may change while training
 * @param seed of every random stream
 * @param maxSteps training stops there; 0: never
 * @param pace steps a second; 0: as fast as it goes
 * @param sampling how samples are drawn
 * @param name what people call it; empty: the server makes one up
 */
public record RunSpec(
        String task,
        String corpus,
        String cell,
        int hidden,
        int sequenceLength,
        int batch,
        OptimizerKind optimizer,
        double learningRate,
        double gradientClip,
        long seed,
        long maxSteps,
        double pace,
        Sampling sampling,
        String name) {

    /** min-char-rnn's settings on three plays by Shakespeare. */
    public static final RunSpec DEFAULT = new RunSpec(
            "text",
            "shakespeare-plays",
            "rnn",
            100,
            25,
            1,
            OptimizerKind.ADAGRAD,
            0.1,
            5,
            1,
            0,
            0,
            Sampling.DEFAULT,
            "");

    private static final long LARGEST_EXACT = (1L << 53) - 1;

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public RunSpec {
        oneOf("task", task, "text");
        oneOf("cell", cell, "rnn");
        InvalidSpec.inRange("hidden", hidden, 1, 4096);
        InvalidSpec.inRange("sequenceLength", sequenceLength, 1, 10_000);
        InvalidSpec.inRange("batch", batch, 1, 1024);
        InvalidSpec.inRange("learningRate", learningRate, 1e-12, 1000);
        InvalidSpec.inRange("gradientClip", gradientClip, 0, 1000);
        InvalidSpec.inRange("seed", seed, 0, LARGEST_EXACT);
        InvalidSpec.inRange("maxSteps", maxSteps, 0, LARGEST_EXACT);
        if (pace != 0) {
            InvalidSpec.inRange("pace", pace, 0.1, 10_000);
        }
        if (name.codePointCount(0, name.length()) > 80) {
            throw new InvalidSpec("name", "name must be at most 80 characters");
        }
    }

    private static void oneOf(String field, String value, String... allowed) {
        for (String one : allowed) {
            if (one.equals(value)) {
                return;
            }
        }
        throw new InvalidSpec(
                field, "%s must be one of \"%s\", was \"%s\"".formatted(field, String.join("\", \"", allowed), value));
    }
}
