package dev.unroll.net;

import dev.unroll.cell.Unrolled;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.numeric.Rows;
import dev.unroll.param.Parameter;
import org.ejml.data.FMatrixRMaj;

/** Scores {@code y = h·W + b} of every symbol, their softmax and cross-entropy, over all rows of a window at once. */
final class OutputHead {
    private final int rows;
    private final int batch;
    private final Kernels kernels;
    private final Parameter weight;
    private final Parameter bias;
    private final Packed packed;
    private final Packed packedTransposed;
    private final FMatrixRMaj y;
    private final FMatrixRMaj p;

    OutputHead(Network network, int steps, int batch) {
        this.rows = steps * batch;
        this.batch = batch;
        this.kernels = network.kernels;
        this.weight = network.decoderWeight;
        this.bias = network.decoderBias;
        int hidden = weight.value().numRows;
        int vocabulary = weight.value().numCols;
        this.packed = kernels.packed(hidden, vocabulary);
        this.packedTransposed = kernels.packed(vocabulary, hidden);
        this.y = new FMatrixRMaj(rows, vocabulary);
        this.p = new FMatrixRMaj(rows, vocabulary);
    }

    void load() {
        kernels.pack(weight.value(), packed);
        kernels.packTransposed(weight.value(), packedTransposed);
    }

    void forward(Unrolled top) {
        Rows.fill(rows, bias.value(), y);
        kernels.multiplyAdd(rows, top.outputs(), batch, packed, y, 0);
    }

    /** The mean of {@code -ln p(target)}, and p of every row for {@link #backward}. */
    double loss(int[] targets) {
        int vocabulary = y.numCols;
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            float logOfSum = kernels.softmax(vocabulary, y.data, row * vocabulary, p.data, row * vocabulary);
            sum += (double) logOfSum - y.data[row * vocabulary + targets[row]];
        }
        return sum / rows;
    }

    /** {@code dy = (p - target) / rows}, in the buffer of p; then the gradients of the weights and of the top layer's outputs. */
    void backward(int[] targets, Unrolled top) {
        FMatrixRMaj dy = p;
        for (int row = 0; row < rows; row++) {
            dy.data[row * dy.numCols + targets[row]] -= 1;
        }
        scale(dy.data, 1f / rows);
        kernels.addTransposedProduct(rows, top.outputs(), batch, dy, 0, weight.gradient());
        Rows.addAll(rows, dy, bias.gradient());
        kernels.multiply(rows, dy, 0, packedTransposed, top.outputGradients(), 0);
    }

    void logits(int row, float[] out) {
        System.arraycopy(y.data, row * y.numCols, out, 0, y.numCols);
    }

    private static void scale(float[] x, float factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }
}
