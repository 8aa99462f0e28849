package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Slice;
import dev.unroll.param.Parameter;
import org.ejml.data.FMatrixRMaj;

/** Tokens, each of which stands for a one-hot row, so that its product is a choice of a row of the weight. */
final class TokenInput implements Input {
    private final int batch;
    private final int[] tokens;
    private final Parameter weight;
    private final Parameter bias;
    private final Kernels kernels;

    TokenInput(int batch, int[] tokens, Parameter weight, Parameter bias, Kernels kernels) {
        this.batch = batch;
        this.tokens = tokens;
        this.weight = weight;
        this.bias = bias;
        this.kernels = kernels;
    }

    @Override
    public void forward(int first, int last, FMatrixRMaj z) {
        int width = z.numCols;
        for (int row = first * batch; row < last * batch; row++) {
            System.arraycopy(weight.numbers(), tokens[row] * width, z.data, row * width, width);
            kernels.add(width, bias.numbers(), 0, z.data, row * width);
        }
    }

    @Override
    public void backward(FMatrixRMaj dz) {
        // nothing lies below a token
    }

    @Override
    public void addGradient(FMatrixRMaj dz, Slice slice) {
        int width = dz.numCols;
        int from = slice.from(width);
        int length = slice.to(width) - from;
        for (int row = 0; row < tokens.length; row++) {
            kernels.add(length, dz.data, row * width + from, weight.gradient().data, tokens[row] * width + from);
        }
    }
}
