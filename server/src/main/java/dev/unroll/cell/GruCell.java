package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import java.util.List;

/** The weights of a gated recurrent unit; gates r z n side by side. */
final class GruCell implements Cell {
    final int hidden;
    final Kernels kernels;
    final Parameter inputWeight;
    final Parameter hiddenWeight;
    final Parameter bias;

    /** What is added to the recurrent product of n before the reset gate; those of r and z are part of {@link #bias}. */
    final Parameter newBias;

    GruCell(int layer, int inputs, int hidden, Kernels kernels) {
        this.hidden = hidden;
        this.kernels = kernels;
        this.inputWeight = Parameter.zeros("rnn.weight_ih_l" + layer, inputs, 3 * hidden);
        this.hiddenWeight = Parameter.zeros("rnn.weight_hh_l" + layer, hidden, 3 * hidden);
        this.bias = Parameter.zeros("rnn.bias_l" + layer, 1, 3 * hidden);
        this.newBias = Parameter.zeros("rnn.bias_hn_l" + layer, 1, hidden);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(inputWeight, hiddenWeight, bias, newBias);
    }

    @Override
    public PackedCell pack(boolean dense, Passes passes) {
        return new PackedLayer(
                dense,
                inputWeight,
                hiddenWeight,
                bias,
                kernels,
                passes,
                (steps, batch, product) -> new GruRecurrence(this, steps, batch, product, passes.breakage()));
    }
}
