package dev.unroll.net;

import dev.unroll.cell.Activations;
import dev.unroll.cell.Unrolled;
import dev.unroll.numeric.Rng;
import org.ejml.data.FMatrixRMaj;

/**
 * Inverted dropout (Srivastava et al. 2014; on the connections from layer to layer alone, Zaremba et al. 2014): while training, an output
 * is read as zero with probability p and as {@code 1 / (1 - p)} times itself otherwise. With p = 0 the outputs are read as they are.
 */
final class Dropout implements Activations {
    private static final FMatrixRMaj NONE = new FMatrixRMaj(0, 0);

    private final Unrolled layer;
    private FMatrixRMaj mask = NONE;
    private FMatrixRMaj dropped = NONE;
    private float rate;

    Dropout(Unrolled layer) {
        this.layer = layer;
    }

    /** Which outputs are dropped from now on; {@code rate} is in [0, 1). */
    void draw(float rate, Rng rng) {
        this.rate = rate;
        if (rate == 0) {
            return;
        }
        FMatrixRMaj gradients = layer.outputGradients();
        if (mask == NONE) {
            mask = new FMatrixRMaj(gradients.numRows, gradients.numCols);
            dropped = new FMatrixRMaj(gradients.numRows, gradients.numCols);
        }
        float kept = 1 / (1 - rate);
        for (int i = 0; i < mask.data.length; i++) {
            mask.data[i] = rng.nextFloat() < rate ? 0 : kept;
        }
    }

    /** For the steps in {@code [first, last)}. */
    void forward(int first, int last) {
        if (rate > 0) {
            int width = dropped.numCols;
            int skipped = layer.firstRow() * width;
            int from = first * layer.batch() * width;
            multiply(
                    layer.outputs().data,
                    skipped + from,
                    mask.data,
                    dropped.data,
                    from,
                    (last - first) * layer.batch() * width);
        }
    }

    /** From the gradients of what was read to those of the layer's outputs, in place. */
    void backward() {
        if (rate > 0) {
            float[] gradients = layer.outputGradients().data;
            multiply(gradients, 0, mask.data, gradients, 0, gradients.length);
        }
    }

    private static void multiply(float[] x, int from, float[] mask, float[] y, int at, int length) {
        for (int i = 0; i < length; i++) {
            y[at + i] = x[from + i] * mask[at + i];
        }
    }

    @Override
    public FMatrixRMaj outputs() {
        return rate > 0 ? dropped : layer.outputs();
    }

    @Override
    public int firstRow() {
        return rate > 0 ? 0 : layer.firstRow();
    }

    @Override
    public FMatrixRMaj outputGradients() {
        return layer.outputGradients();
    }
}
