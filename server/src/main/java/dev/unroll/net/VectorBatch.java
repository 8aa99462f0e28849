package dev.unroll.net;

import java.util.Arrays;

/**
 * What a network reads and is to answer over a window, where it reads vectors. Rows stand in the order {@code [t·batch + row]}; the numbers
 * of a row lie together. Its arrays are there to be filled.
 */
public final class VectorBatch {
    private final float[] inputs;
    private final float[] targets;
    private final boolean[] asked;

    /** Zeros, with nothing asked. */
    public VectorBatch(int rows, Coding.Vectors coding) {
        this.inputs = new float[rows * coding.inputs()];
        this.targets = new float[rows * coding.outputs()];
        this.asked = new boolean[rows];
    }

    /** {@code rows × inputs}. */
    public float[] inputs() {
        return inputs;
    }

    /** {@code rows × outputs}, each 0 or 1. */
    public float[] targets() {
        return targets;
    }

    /** For each row, whether an answer is asked for; what stands in the targets of the others has no influence. */
    public boolean[] asked() {
        return asked;
    }

    /** Back to zeros, with nothing asked. */
    public void clear() {
        Arrays.fill(inputs, 0);
        Arrays.fill(targets, 0);
        Arrays.fill(asked, false);
    }

    /** Rows at which an answer is asked for. */
    int answers() {
        int answers = 0;
        for (boolean one : asked) {
            answers += one ? 1 : 0;
        }
        return answers;
    }
}
