package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;

/** {@link PackedCell} of the layers that are an input product, a recurrent product and a non-linearity. */
final class PackedLayer implements PackedCell {
    /** Makes the non-linearity of a layer. */
    @FunctionalInterface
    interface Maker {
        Recurrence make(int steps, int batch, HiddenProduct product);
    }

    private final Parameter inputWeight;
    private final Parameter bias;
    private final InputProduct input;
    private final HiddenProduct hidden;
    private final Maker maker;
    private final Kernels kernels;

    /** @param layer from 0; the lowest reads tokens */
    PackedLayer(
            int layer,
            Parameter inputWeight,
            Parameter hiddenWeight,
            Parameter bias,
            Kernels kernels,
            Passes passes,
            Maker maker) {
        this.inputWeight = inputWeight;
        this.bias = bias;
        this.input = new InputProduct(layer > 0, inputWeight, kernels, passes);
        this.hidden = new HiddenProduct(hiddenWeight, kernels, passes);
        this.maker = maker;
        this.kernels = kernels;
    }

    @Override
    public void load() {
        input.load();
        hidden.load();
    }

    @Override
    public Unrolled unroll(int steps, int batch, int[] tokens) {
        return layer(steps, batch, new TokenInput(batch, tokens, inputWeight, bias, kernels));
    }

    @Override
    public Unrolled unroll(int steps, int batch, Activations below) {
        return layer(steps, batch, new LayerInput(batch, below, input, bias));
    }

    private Unrolled layer(int steps, int batch, Input reads) {
        return new RecurrentLayer(steps, batch, reads, hidden, maker.make(steps, batch, hidden), bias, kernels);
    }
}
