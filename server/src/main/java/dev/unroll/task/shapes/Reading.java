package dev.unroll.task.shapes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One example as a network sees it.
 *
 * @param steps what is read and answered, in time
 * @param hidden the hidden state after each step
 * @param correct whether every answer that is asked for is right
 * @param typed whether a person typed it
 */
public record Reading(List<Step> steps, List<float[]> hidden, boolean correct, boolean typed) {
    /**
     * A step.
     *
     * @param input what is read, if anything
     * @param target what is to be answered, if anything
     * @param choices the most probable answers, the best first; empty where none is asked for
     */
    public record Step(@Nullable String input, @Nullable String target, List<Choice> choices) {}

    /**
     * A possible answer.
     *
     * @param probability that the network gives it
     */
    public record Choice(String symbol, double probability) {}
}
