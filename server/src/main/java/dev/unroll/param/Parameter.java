package dev.unroll.param;

import org.ejml.data.FMatrixRMaj;

/**
 * A weight that is learnt, and its gradient.
 *
 * @param name PyTorch's name, such as {@code "rnn.weight_hh_l0"}
 * @param value the weight, inputs × outputs
 * @param gradient the derivative of the loss by it, of the same shape; steps add to it
 * @param summands how many weights of that gradient it is the sum of: an update moves it as many times
 */
public record Parameter(String name, FMatrixRMaj value, FMatrixRMaj gradient, int summands) {
    /** A weight of zeros, {@code inputs × outputs}. */
    public static Parameter zeros(String name, int inputs, int outputs) {
        return new Parameter(name, new FMatrixRMaj(inputs, outputs), new FMatrixRMaj(inputs, outputs), 1);
    }

    /** Zeros that stand for the sum of two biases, as PyTorch has them. */
    public static Parameter twoBiases(String name, int outputs) {
        return new Parameter(name, new FMatrixRMaj(1, outputs), new FMatrixRMaj(1, outputs), 2);
    }

    /** A copy of the weight alone, which has no gradient. */
    public Parameter frozen() {
        return new Parameter(name, value.copy(), new FMatrixRMaj(0, 0), summands);
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
