package dev.unroll.net;

import dev.unroll.cell.CellSpec;

/**
 * The shape of a network.
 *
 * @param vocabulary number of tokens that are read and predicted
 * @param cell kind and size of every layer
 * @param layers how many are stacked
 */
public record NetworkSpec(int vocabulary, CellSpec cell, int layers) {
    /** @throws IllegalArgumentException when a number is not positive */
    public NetworkSpec {
        if (vocabulary < 1) {
            throw new IllegalArgumentException("vocabulary must be at least 1, was " + vocabulary);
        }
        if (layers < 1) {
            throw new IllegalArgumentException("layers must be at least 1, was " + layers);
        }
    }
}
