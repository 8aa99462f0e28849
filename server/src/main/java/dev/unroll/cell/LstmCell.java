package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import java.util.Arrays;
import java.util.List;

/** The weights of a long short-term memory; gates i f g o side by side. */
final class LstmCell implements Cell {
    final int hidden;
    final Kernels kernels;
    final Parameter inputWeight;
    final Parameter hiddenWeight;
    final Parameter bias;

    LstmCell(int layer, int inputs, int hidden, Kernels kernels) {
        this.hidden = hidden;
        this.kernels = kernels;
        this.inputWeight = Parameter.zeros("rnn.weight_ih_l" + layer, inputs, 4 * hidden);
        this.hiddenWeight = Parameter.zeros("rnn.weight_hh_l" + layer, hidden, 4 * hidden);
        this.bias = Parameter.twoBiases("rnn.bias_l" + layer, 4 * hidden);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(inputWeight, hiddenWeight, bias);
    }

    @Override
    public void forgetBias(float value) {
        Arrays.fill(bias.value().data, hidden, 2 * hidden, value);
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
                (steps, batch, product) -> new LstmRecurrence(this, steps, batch, product, passes.breakage()));
    }
}
