package dev.unroll.cell;

import org.ejml.data.FMatrixRMaj;

/** The outputs of a layer over a window, as the layer above reads them. */
public interface Activations {
    /** The outputs, of which those of step {@code t} are the rows from {@code firstRow() + t·batch} on. */
    FMatrixRMaj outputs();

    /** The row of {@link #outputs} where step 0 begins. */
    int firstRow();

    /** The derivative of the loss by the outputs, {@code steps·batch × hidden}; the layer above writes it. */
    FMatrixRMaj outputGradients();
}
