package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.numeric.Rows;
import dev.unroll.param.Parameter;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code z = x·W + b} for all rows of a window at once. A token stands for a one-hot row, so that its product is a choice of
 * a row of W.
 */
final class InputProduct {
    private final Kernels kernels;
    private final Parameter weight;
    private final Parameter bias;
    private final Packed packed;
    private final Packed packedTransposed;
    private final boolean tokens;

    /**
     * @param layer 0 reads tokens, the others the outputs of the layer below
     * @param weight inputs × width
     * @param bias 1 × width
     */
    InputProduct(int layer, Parameter weight, Parameter bias, Kernels kernels) {
        this.kernels = kernels;
        this.weight = weight;
        this.bias = bias;
        this.tokens = layer == 0;
        int inputs = tokens ? 0 : weight.value().numRows;
        this.packed = kernels.packed(inputs, weight.value().numCols);
        this.packedTransposed = kernels.packed(weight.value().numCols, inputs);
    }

    void load() {
        if (!tokens) {
            kernels.pack(weight.value(), packed);
            kernels.packTransposed(weight.value(), packedTransposed);
        }
    }

    void forward(int rows, int[] tokens, FMatrixRMaj z) {
        float[] w = weight.value().data;
        float[] b = bias.value().data;
        int width = z.numCols;
        for (int row = 0; row < rows; row++) {
            sum(w, tokens[row] * width, b, z.data, row * width, width);
        }
    }

    void backward(int rows, int[] tokens, FMatrixRMaj dz) {
        float[] dw = weight.gradient().data;
        int width = dz.numCols;
        for (int row = 0; row < rows; row++) {
            Rows.add(dz.data, row * width, dw, tokens[row] * width, width);
        }
        Rows.addAll(rows, dz, bias.gradient());
    }

    void forward(int rows, Unrolled below, FMatrixRMaj z) {
        Rows.fill(rows, bias.value(), z);
        kernels.multiplyAdd(rows, below.outputs(), below.batch(), packed, z, 0);
    }

    void backward(int rows, Unrolled below, FMatrixRMaj dz) {
        kernels.addTransposedProduct(rows, below.outputs(), below.batch(), dz, 0, weight.gradient());
        Rows.addAll(rows, dz, bias.gradient());
        kernels.multiply(rows, dz, 0, packedTransposed, below.outputGradients(), 0);
    }

    private static void sum(float[] w, int from, float[] b, float[] z, int to, int width) {
        for (int j = 0; j < width; j++) {
            z[to + j] = w[from + j] + b[j];
        }
    }
}
