package dev.unroll.cell;

import dev.unroll.numeric.Kernels;

/** What a recurrent layer is: its kind and size. */
public sealed interface CellSpec permits RnnSpec, LstmSpec, GruSpec {
    /** Units of the hidden state. */
    int hidden();

    /**
     * A cell of this kind with all weights zero.
     *
     * @param layer position in the stack, from 0; part of the weights' names
     * @param inputs size of the vocabulary for layer 0, hidden units of the layer below for the others
     */
    Cell build(int layer, int inputs, Kernels kernels);

    /**
     * Checks a number of units.
     *
     * @throws IllegalArgumentException when {@code hidden} is not positive
     */
    static void requirePositive(int hidden) {
        if (hidden < 1) {
            throw new IllegalArgumentException("hidden must be at least 1, was " + hidden);
        }
    }
}
