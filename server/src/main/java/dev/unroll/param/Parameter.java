package dev.unroll.param;

import org.ejml.data.FMatrixRMaj;

/**
 * A weight that is learnt, and its gradient.
 *
 * @param name PyTorch's name, such as {@code "rnn.weight_hh_l0"}
 * @param value the weight, inputs × outputs
 * @param gradient the derivative of the loss by it, of the same shape; steps add to it
 */
public record Parameter(String name, FMatrixRMaj value, FMatrixRMaj gradient) {
    /** A weight of zeros, {@code inputs × outputs}. */
    public static Parameter zeros(String name, int inputs, int outputs) {
        return new Parameter(name, new FMatrixRMaj(inputs, outputs), new FMatrixRMaj(inputs, outputs));
    }

    /** Whether it is added to a product rather than part of one. */
    public boolean bias() {
        return name.contains("bias");
    }

    /** The numbers of the weight, row by row: not a copy. */
    public float[] numbers() {
        return value.data;
    }

    /** How many numbers it holds. */
    public int size() {
        return value.numRows * value.numCols;
    }
}
