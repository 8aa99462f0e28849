package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import java.util.List;

/** What a recurrent layer is: its kind and size. */
public sealed interface CellSpec permits RnnSpec, LstmSpec, GruSpec, MemoryCellSpec {
    /** Units of the hidden state. */
    int hidden();

    /** Numbers that a layer hands to what lies above it at a step. */
    default int outputs() {
        return hidden();
    }

    /**
     * A cell of this kind with all weights zero.
     *
     * @param layer position in the stack, from 0; part of the weights' names
     * @param inputs size of the vocabulary for layer 0, outputs of the layer below for the others
     */
    Cell build(int layer, int inputs, Kernels kernels);

    /** What makes scores of a vocabulary of the outputs of the top layer, with all weights zero. */
    default Readout readout(int vocabulary) {
        return new Readout(
                List.of(Parameter.zeros("decoder.weight", outputs(), vocabulary)),
                Parameter.zeros("decoder.bias", 1, vocabulary));
    }

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
