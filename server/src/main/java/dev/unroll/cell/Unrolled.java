package dev.unroll.cell;

import dev.unroll.numeric.Slice;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A layer laid out over a window of {@code steps} steps and {@code batch} streams. Owns every buffer; rows of step {@code t} are
 * {@code [t·batch, (t + 1)·batch)}.
 */
public sealed interface Unrolled extends Activations permits RecurrentLayer {
    /** Runs the steps in {@code [first, last)}. */
    void forward(int first, int last);

    /**
     * Backpropagation through time over all steps, from {@link #outputGradients} to those of the layer below, which are overwritten. The
     * gradients of the weights follow from what it leaves, by {@link #addGradients}.
     */
    void backward();

    /** Adds to the gradients of the weights, in a share of their columns. */
    void addGradients(Slice slice);

    /**
     * Everything that is carried from step to step, {@code (steps + 1)·batch} rows each: the first {@code batch} rows are the state before
     * the window, the last ones the state after it. The first is the outputs.
     */
    List<FMatrixRMaj> states();

    /** What a step computes on its way and does not carry, for those who look inside: {@code steps·batch} rows each. */
    List<FMatrixRMaj> traces();

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
            Arrays.fill(state.data, 0, batch() * state.numCols, 0);
        }
    }

    /** Streams in parallel. */
    int batch();
}
