package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import java.util.List;

/** The weights of a vanilla recurrent layer. */
final class RnnCell implements Cell {
    final int hidden;
    final Kernels kernels;
    final Parameter inputWeight;
    final Parameter hiddenWeight;
    final Parameter bias;

    RnnCell(int layer, int inputs, int hidden, Kernels kernels) {
        this.hidden = hidden;
        this.kernels = kernels;
        this.inputWeight = Parameter.zeros("rnn.weight_ih_l" + layer, inputs, hidden);
        this.hiddenWeight = Parameter.zeros("rnn.weight_hh_l" + layer, hidden, hidden);
        this.bias = Parameter.zeros("rnn.bias_l" + layer, 1, hidden);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(inputWeight, hiddenWeight, bias);
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
                (steps, batch, product) -> new RnnRecurrence(this, steps, batch, product, passes.breakage()));
    }
}
