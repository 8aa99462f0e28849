package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import dev.unroll.param.Stacked;
import dev.unroll.param.Stacked.Part;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

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
    private final List<InputProduct> others;
    private final Maker maker;
    private final Kernels kernels;

    /** A layer without products of its own. */
    PackedLayer(
            boolean dense,
            Parameter inputWeight,
            Parameter hiddenWeight,
            Parameter bias,
            Kernels kernels,
            Passes passes,
            Maker maker) {
        this(
                dense,
                inputWeight,
                inputWeight.value().numRows,
                Stacked.of(hiddenWeight),
                bias,
                List.of(),
                kernels,
                passes,
                maker);
    }

    /**
     * @param dense false where it reads tokens
     * @param inputs rows of the input weight that what the layer reads is multiplied by, from the first
     * @param others further products, to be loaded as well
     */
    PackedLayer(
            boolean dense,
            Parameter inputWeight,
            int inputs,
            Stacked hiddenWeight,
            Parameter bias,
            List<InputProduct> others,
            Kernels kernels,
            Passes passes,
            Maker maker) {
        this.inputWeight = inputWeight;
        this.bias = bias;
        this.input = new InputProduct(dense, new Stacked(List.of(new Part(inputWeight, 0, inputs))), kernels, passes);
        this.hidden = new HiddenProduct(hiddenWeight, kernels, passes);
        this.others = others;
        this.maker = maker;
        this.kernels = kernels;
    }

    @Override
    public void load() {
        input.load();
        hidden.load();
        for (int i = 0; i < others.size(); i++) {
            others.get(i).load();
        }
    }

    @Override
    public Unrolled unroll(int steps, int batch, int[] tokens) {
        return layer(steps, batch, new TokenInput(batch, tokens, inputWeight, bias, kernels));
    }

    @Override
    public Unrolled unroll(int steps, int batch, Activations below) {
        return layer(steps, batch, new LayerInput(batch, below, input, bias));
    }

    @Override
    public Unrolled unroll(int steps, int batch, FMatrixRMaj vectors) {
        return layer(steps, batch, new VectorInput(batch, vectors, input, bias));
    }

    private Unrolled layer(int steps, int batch, Input reads) {
        return new RecurrentLayer(steps, batch, reads, hidden, maker.make(steps, batch, hidden), bias, kernels);
    }
}
