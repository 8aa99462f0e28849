package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import dev.unroll.param.Stacked;
import dev.unroll.param.Stacked.Part;
import java.util.Arrays;
import java.util.List;

/** The weights of a controller with a memory: those of the controller, gates i f g o side by side, and of the interface vector. */
final class DncCell implements Cell {
    final MemoryCellSpec spec;
    final int inputs;
    final Kernels kernels;

    /** {@code [x; rₜ₋₁]} to the gates. */
    final Parameter inputWeight;

    final Parameter hiddenWeight;
    final Parameter bias;
    final Parameter interfaceWeight;

    /** Zero, and not learnt, where the spec has none. */
    final Parameter interfaceBias;

    DncCell(int layer, int inputs, MemoryCellSpec spec, Kernels kernels) {
        String suffix = layer == 0 ? "" : "_l" + layer;
        int gates = 4 * spec.hidden();
        int emitted = spec.emitted();
        this.spec = spec;
        this.inputs = inputs;
        this.kernels = kernels;
        this.inputWeight = Parameter.zeros("controller_weight_ih" + suffix, inputs + spec.reads(), gates);
        this.hiddenWeight = Parameter.zeros("controller_weight_hh" + suffix, spec.hidden(), gates);
        this.bias = Parameter.zeros("controller_bias" + suffix, 1, gates);
        this.interfaceWeight = Parameter.zeros("interface_weight" + suffix, spec.hidden(), emitted);
        this.interfaceBias = Parameter.zeros("interface_bias" + suffix, 1, emitted);
    }

    @Override
    public List<Parameter> parameters() {
        return spec.interfaceBias()
                ? List.of(inputWeight, hiddenWeight, bias, interfaceWeight, interfaceBias)
                : List.of(inputWeight, hiddenWeight, bias, interfaceWeight);
    }

    @Override
    public void forgetBias(float value) {
        Arrays.fill(bias.value().data, spec.hidden(), 2 * spec.hidden(), value);
    }

    @Override
    public PackedCell pack(boolean dense, Passes passes) {
        Part reads = new Part(inputWeight, inputs, spec.reads());
        InputProduct emission = new InputProduct(true, Stacked.of(interfaceWeight), kernels, passes);
        return new PackedLayer(
                dense,
                inputWeight,
                inputs,
                new Stacked(List.of(Part.whole(hiddenWeight), reads)),
                bias,
                List.of(emission),
                kernels,
                passes,
                (steps, batch, product) -> new DncRecurrence(this, steps, batch, product, emission, passes.breakage()));
    }
}
