package dev.unroll.cell;

import dev.unroll.numeric.Kernels;

/** What a recurrent layer is: its kind and size. */
public sealed interface CellSpec permits RnnSpec {
    /** Units of the hidden state. */
    int hidden();

    /**
     * A cell of this kind with all weights zero.
     *
     * @param layer position in the stack, from 0; part of the weights' names
     * @param inputs size of the vocabulary for layer 0, hidden units of the layer below for the others
     */
    Cell build(int layer, int inputs, Kernels kernels);
}
