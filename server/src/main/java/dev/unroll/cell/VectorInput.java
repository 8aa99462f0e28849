package dev.unroll.cell;

import dev.unroll.numeric.Rows;
import dev.unroll.numeric.Slice;
import dev.unroll.param.Parameter;
import org.ejml.data.FMatrixRMaj;

/** Vectors that come from outside the network, one a row. */
final class VectorInput implements Input {
    private final int batch;
    private final FMatrixRMaj vectors;
    private final InputProduct product;
    private final Parameter bias;

    VectorInput(int batch, FMatrixRMaj vectors, InputProduct product, Parameter bias) {
        this.batch = batch;
        this.vectors = vectors;
        this.product = product;
        this.bias = bias;
    }

    @Override
    public void forward(int first, int last, FMatrixRMaj z) {
        int rows = (last - first) * batch;
        Rows.fill(rows, bias.value(), z, first * batch);
        product.add(rows, vectors, first * batch, z, first * batch);
    }

    @Override
    public void backward(FMatrixRMaj dz) {
        // nothing that is learnt lies below
    }

    @Override
    public void addGradient(FMatrixRMaj dz, Slice slice) {
        product.addGradient(vectors, 0, dz, slice);
    }
}
