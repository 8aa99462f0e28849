package dev.unroll.task;

import java.util.List;

/**
 * What can be found in an adding network at one moment.
 *
 * @param trial how it does on the pairs of the square
 * @param carryAccuracy share of the columns in which the probe reads the carry right
 * @param probe the probe that was fitted
 * @param units what each hidden unit has to do with the carry
 * @param longer how it does on numbers of other lengths
 * @param projection its hidden states in two dimensions
 */
public record Findings(
        Trial trial, double carryAccuracy, Probe probe, List<Unit> units, List<Longer> longer, Projection projection) {

    /** A logistic regression of the carry on the hidden units. */
    public record Probe(List<Double> weights, double bias) {}

    /**
     * A hidden unit.
     *
     * @param correlation Pearson's, with the carry that leaves the column; not a number for a unit that never changes
     * @param clampedTo0 share of exact sums, over a sample of the pairs, with the unit held at 0
     * @param clampedTo1 held at 1
     */
    public record Unit(int unit, double correlation, double clampedTo0, double clampedTo1) {}

    /**
     * Random numbers of another length.
     *
     * @param exact share of exact sums
     * @param bitAccuracy share of right bits
     */
    public record Longer(int bits, int pairs, double exact, double bitAccuracy) {}
}
