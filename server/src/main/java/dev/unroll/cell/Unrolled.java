package dev.unroll.cell;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A cell laid out over a window of {@code steps} steps and {@code batch} streams. Owns every buffer; rows of step {@code t} are
 * {@code [t·batch, (t + 1)·batch)}. The layer's inputs are tokens (an index chooses a row of the input weight) for the
 * lowest layer and the outputs of the layer below for the others.
 */
public sealed interface Unrolled permits RnnUnrolled, LstmUnrolled, GruUnrolled {
    /** Copies the weights into the layout of the kernels. To be called whenever they changed. */
    void load();

    /** Runs the window over {@code steps · batch} tokens. */
    void forward(int[] tokens);

    /** Runs the window over the outputs of the layer below. */
    void forward(Unrolled below);

    /**
     * Backpropagation through time: from {@link #outputGradients} to the gradients of the weights, which are added to.
     * Follows {@link #forward(int[])}.
     */
    void backward(int[] tokens);

    /** As {@link #backward(int[])}, and overwrites the output gradients of the layer below. */
    void backward(Unrolled below);

    /**
     * The outputs hₜ, {@code (steps + 1)·batch × hidden}: the first {@code batch} rows are the state before the window,
     * the outputs of step {@code t} are the rows from {@code (t + 1)·batch} on.
     */
    FMatrixRMaj outputs();

    /** The derivative of the loss by the outputs, {@code steps·batch × hidden}. {@code backward} overwrites it. */
    FMatrixRMaj outputGradients();

    /**
     * Everything that is carried from step to step, each laid out as {@link #outputs}: the first {@code batch} rows are the
     * state before the window, the last ones the state after it.
     */
    List<FMatrixRMaj> states();

    /** The state after the window becomes the state before the next. */
    default void carry() {
        for (int s = 0; s < states().size(); s++) {
            FMatrixRMaj state = states().get(s);
            int length = batch() * state.numCols;
            System.arraycopy(state.data, state.numRows * state.numCols - length, state.data, 0, length);
        }
    }

    /** The state before the window becomes zero. */
    default void reset() {
        for (int s = 0; s < states().size(); s++) {
            FMatrixRMaj state = states().get(s);
            java.util.Arrays.fill(state.data, 0, batch() * state.numCols, 0);
        }
    }

    /** Streams in parallel. */
    int batch();
}
