package dev.unroll.cell;

import org.ejml.data.FMatrixRMaj;

/** The units of a controller over a window, from the pre-activations i f g o of a step to its hidden state and back. */
interface Units {
    /** {@code steps·batch × 4·hidden}; forward leaves the activated gates there, backward the gradients. */
    FMatrixRMaj preactivations();

    /** Cell states before and after every step, {@code (steps + 1)·batch × hidden}. */
    FMatrixRMaj cellStates();

    /** Gradients of the hidden states, {@code steps·batch × hidden}, which {@link #backward} reads. */
    FMatrixRMaj hiddenGradients();

    /** @param h takes the hidden state, at {@code out} */
    void forward(int row, float[] h, int out);

    void beginBack();

    void backward(int row, int stream);
}
