package dev.unroll.train;

import dev.unroll.task.Word;

/**
 * Everything that decides what a run does that learns one word. Its rule is plain gradient descent on the loss summed over the letters.
 *
 * @param task {@link #TASK}
 * @param word from 2 to 12 letters, at least two of them different
 * @param hidden units
 * @param learningRate of plain gradient descent; may change while training
 * @param seed of the first weights
 * @param maxSteps updates after which training stops; 0: never
 * @param pace updates a second; 0: as fast as it goes; may change while training
 * @param name what people call it; empty: the server makes one up
 */
public record HelloSpec(
        String task, String word, int hidden, double learningRate, long seed, long maxSteps, double pace, String name)
        implements TaskSpec {

    /** The name of the task. */
    public static final String TASK = "hello";

    /** Four letters and three hidden units. */
    public static final HelloSpec DEFAULT = new HelloSpec(TASK, "hello", 3, 0.1, 1, 1000, 0, "");

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public HelloSpec {
        InvalidSpec.oneOf("task", task, TASK);
        InvalidSpec.naming("word", () -> new Word(word));
        InvalidSpec.inRange("hidden", hidden, 1, 16);
        InvalidSpec.inRange("learningRate", learningRate, 1e-12, 100);
        TaskSpec.check(seed, maxSteps, pace, name);
    }

    @Override
    public HelloSpec essence() {
        return new HelloSpec(task, word, hidden, learningRate, seed, maxSteps, DEFAULT.pace, DEFAULT.name);
    }
}
