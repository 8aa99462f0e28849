package dev.unroll.net;

import dev.unroll.cell.Activations;
import dev.unroll.cell.Breakage;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rows;
import dev.unroll.numeric.Slice;
import dev.unroll.numeric.Sums;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Scores {@code y = h·W + b} of every symbol or bit, their probabilities and cross-entropy, over the rows of a lane. */
final class OutputHead {
    private final int rows;
    private final int batch;
    private final Kernels kernels;
    private final PackedNetwork packed;
    private final Activations top;
    private final FMatrixRMaj y;
    private final FMatrixRMaj p;

    OutputHead(PackedNetwork packed, int steps, int batch, Activations top) {
        this.rows = steps * batch;
        this.batch = batch;
        this.kernels = packed.kernels;
        this.packed = packed;
        this.top = top;
        int vocabulary = packed.decoder.columns();
        this.y = new FMatrixRMaj(rows, vocabulary);
        this.p = new FMatrixRMaj(rows, vocabulary);
    }

    /** The scores of the steps in {@code [first, last)}. */
    void forward(int first, int last) {
        int from = first * batch;
        int count = last * batch - from;
        Rows.fill(count, packed.decoderBias.value(), y, from);
        kernels.multiplyAdd(count, top.outputs(), top.firstRow() + from, packed.decoder, y, from);
    }

    /** The sum over rows of {@code -ln p(target)}, and p of every row for {@link #backward}. A negative target does not count. */
    double loss(int[] targets) {
        int vocabulary = y.numCols;
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            float logOfSum = kernels.softmax(vocabulary, y.data, row * vocabulary, p.data, row * vocabulary);
            if (targets[row] >= 0) {
                sum += (double) logOfSum - y.data[row * vocabulary + targets[row]];
            }
        }
        return sum;
    }

    /** {@code dy = (p - target)·share}, in the buffer of p; then the gradients of the top layer's outputs. */
    void backward(int[] targets, float share) {
        for (int row = 0; row < rows; row++) {
            int first = row * p.numCols;
            if (targets[row] < 0) {
                Arrays.fill(p.data, first, first + p.numCols, 0);
            } else if (packed.passes.breakage() == Breakage.SOFTMAX) {
                withoutJacobian(first, first + targets[row]);
            } else {
                p.data[first + targets[row]] -= 1;
            }
        }
        multiplyBack(share);
    }

    /** As {@link #loss(int[])}, for bits. */
    double loss(float[] bits, boolean[] asked) {
        return LogisticUnits.loss(y, bits, asked, kernels, p);
    }

    /** As {@link #backward(int[], float)}, for bits. */
    void backward(float[] bits, boolean[] asked, float share) {
        LogisticUnits.backward(bits, asked, packed.passes.breakage(), p);
        multiplyBack(share);
    }

    private void multiplyBack(float share) {
        Sums.scale(p.data.length, share, p.data, 0);
        kernels.multiply(rows, p, 0, packed.decoderTransposed, top.outputGradients(), 0);
    }

    /** {@code dy = -1 / p(target)}: the gradient by the probabilities. */
    private void withoutJacobian(int first, int target) {
        float slope = -1 / p.data[target];
        Arrays.fill(p.data, first, first + p.numCols, 0);
        p.data[target] = slope;
    }

    void addGradients(Slice slice) {
        packed.decoderWeight.addGradient(kernels, rows, top.outputs(), top.firstRow(), p, 0, slice);
        Rows.addAll(p, packed.decoderBias.gradient(), slice, kernels);
    }

    /** The symbol with the largest score at a row. */
    int mostProbable(int row) {
        int first = row * y.numCols;
        int best = 0;
        for (int i = 1; i < y.numCols; i++) {
            if (y.data[first + i] > y.data[first + best]) {
                best = i;
            }
        }
        return best;
    }

    void logits(int row, float[] out) {
        System.arraycopy(y.data, row * y.numCols, out, 0, y.numCols);
    }
}
