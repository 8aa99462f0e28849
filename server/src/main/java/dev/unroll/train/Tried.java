package dev.unroll.train;

import java.util.List;

/**
 * How a network answers sequences that it was not trained on.
 *
 * @param exact share of those of trained lengths that are answered without a wrong bit
 * @param bitAccuracy share of their bits that are right
 * @param loss their mean cross-entropy, nats per bit
 * @param byLength the same for every length
 */
public record Tried(double exact, double bitAccuracy, double loss, List<ByLength> byLength) {
    /**
     * One length.
     *
     * @param length items
     * @param exact share of sequences without a wrong bit
     * @param bitAccuracy share of right bits
     * @param trained whether sequences of that length are trained on
     */
    public record ByLength(int length, double exact, double bitAccuracy, boolean trained) {}
}
