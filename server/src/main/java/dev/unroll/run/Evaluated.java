package dev.unroll.run;

import org.jspecify.annotations.Nullable;

/**
 * The loss at a step over what a network is tried on but does not learn from just then.
 *
 * @param step steps taken
 * @param epoch passes over what is trained on by then
 * @param validationLoss nats per character, or the error of a sum
 * @param exactness what else is known of a network that adds
 */
public record Evaluated(
        long step,
        double epoch,
        double validationLoss,
        @Nullable Exactness exactness) {
    /**
     * Of a network that adds.
     *
     * @param exact share of exact sums
     * @param carryAccuracy share of carries that the probe reads right
     */
    public record Exactness(double exact, double carryAccuracy) {}
}
