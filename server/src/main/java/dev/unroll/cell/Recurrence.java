package dev.unroll.cell;

import dev.unroll.numeric.Slice;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** One step of a layer after another: the recurrent product and the non-linearities. Owns the buffers of a window. */
interface Recurrence {
    /** {@code x·W + b} of every step, which {@link #step} reads; {@link #stepBack} leaves its gradient there. */
    FMatrixRMaj inputPart();

    /** The gradient of {@code hₜ₋₁·W}, which {@link #stepBack} leaves; the same buffer where it is the same. */
    FMatrixRMaj recurrentGradients();

    /** The outputs, with the state before the window in the first {@code batch} rows. */
    FMatrixRMaj outputs();

    /** Their gradients. */
    FMatrixRMaj outputGradients();

    /** What is carried; see {@link Unrolled#states}. */
    List<FMatrixRMaj> states();

    /** Forward through step {@code t}. */
    void step(int t);

    /** Before the first {@link #stepBack}, which is for the last step. */
    default void beginBack() {}

    /** From the gradient of the outputs of step {@code t} to those of its products. */
    void stepBack(int t);

    /** Adds to the gradients of weights that belong to no product, in a share of their columns. */
    default void addGradient(Slice slice) {}
}
