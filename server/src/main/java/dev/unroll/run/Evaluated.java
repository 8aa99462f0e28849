package dev.unroll.run;

import org.jspecify.annotations.Nullable;

/**
 * The loss at a step over what a network is tried on but does not learn from just then.
 *
 * @param step steps taken
 * @param epoch passes over what is trained on by then
 * @param validationLoss nats per character, or the error of a sum
 * @param exactness what else is known, where answers are right or wrong
 */
public record Evaluated(
        long step,
        double epoch,
        double validationLoss,
        @Nullable Exactness exactness) {
    /** How often answers are right. */
    public sealed interface Exactness {
        /** Share of answers that are right from end to end. */
        double exact();

        /** A share that goes further into it. */
        double inner();
    }

    /**
     * Of a network that adds.
     *
     * @param exact share of exact sums
     * @param carryAccuracy share of carries that the probe reads right
     */
    public record Sums(double exact, double carryAccuracy) implements Exactness {
        @Override
        public double inner() {
            return carryAccuracy;
        }
    }

    /**
     * Of a network that learns a shape.
     *
     * @param exact share of examples with every answer right
     * @param symbolAccuracy share of right answers
     */
    public record Answers(double exact, double symbolAccuracy) implements Exactness {
        @Override
        public double inner() {
            return symbolAccuracy;
        }
    }
}
