package dev.unroll.task;

import dev.unroll.param.Parameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The weights of an adder's hidden layer. Holds no state. */
interface HiddenLayer {
    List<Parameter> parameters();

    Unrolled unroll(Columns input);

    /** The layer over the columns of a batch of sums. Owns every buffer; rows of a column lie together. */
    interface Unrolled {
        /** Takes the weights as they are now. To be called whenever they changed. */
        void load();

        /** Runs the columns in {@code [first, last)}. */
        void forward(int first, int last);

        /** The hidden states, {@code (columns + 1)·batch × hidden}: that before the first column, zero, then one for each. */
        FMatrixRMaj states();

        /**
         * The gradients of the loss by the states after each column, {@code columns·batch × hidden}: what the output layer puts there,
         * and after {@link #backward} what flows back from later columns as well.
         */
        FMatrixRMaj stateGradients();

        /** Backpropagation through all columns; adds to the gradients of the weights. */
        void backward();
    }
}
