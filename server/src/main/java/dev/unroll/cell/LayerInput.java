package dev.unroll.cell;

import dev.unroll.numeric.Rows;
import dev.unroll.numeric.Slice;
import dev.unroll.param.Parameter;
import org.ejml.data.FMatrixRMaj;

/** The outputs of the layer below. */
final class LayerInput implements Input {
    private final int batch;
    private final Activations below;
    private final InputProduct product;
    private final Parameter bias;

    LayerInput(int batch, Activations below, InputProduct product, Parameter bias) {
        this.batch = batch;
        this.below = below;
        this.product = product;
        this.bias = bias;
    }

    @Override
    public void forward(int first, int last, FMatrixRMaj z) {
        int rows = (last - first) * batch;
        Rows.fill(rows, bias.value(), z, first * batch);
        product.add(rows, below.outputs(), below.firstRow() + first * batch, z, first * batch);
    }

    @Override
    public void backward(FMatrixRMaj dz) {
        product.back(dz.numRows, dz, 0, below.outputGradients(), 0);
    }

    @Override
    public void addGradient(FMatrixRMaj dz, Slice slice) {
        product.addGradient(below.outputs(), below.firstRow(), dz, slice);
    }
}
