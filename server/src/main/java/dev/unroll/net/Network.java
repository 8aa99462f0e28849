package dev.unroll.net;

import dev.unroll.cell.Cell;
import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.ArrayList;
import java.util.List;

/** The weights of cells stacked between tokens and a linear output head. Holds no state: {@link #unroll} makes that. */
public final class Network {
    final NetworkSpec spec;
    final Kernels kernels;
    final List<Cell> cells = new ArrayList<>();
    final Parameter decoderWeight;
    final Parameter decoderBias;
    private final Parameters parameters;

    /** A network with all weights zero. */
    public Network(NetworkSpec spec, Kernels kernels) {
        this.spec = spec;
        this.kernels = kernels;
        int hidden = spec.cell().hidden();
        List<Parameter> all = new ArrayList<>();
        for (int layer = 0; layer < spec.layers(); layer++) {
            cells.add(spec.cell().build(layer, layer == 0 ? spec.vocabulary() : hidden, kernels));
            all.addAll(cells.get(layer).parameters());
        }
        this.decoderWeight = Parameter.zeros("decoder.weight", hidden, spec.vocabulary());
        this.decoderBias = Parameter.zeros("decoder.bias", 1, spec.vocabulary());
        all.add(decoderWeight);
        all.add(decoderBias);
        this.parameters = new Parameters(all);
    }

    /** The shape it was made with. */
    public NetworkSpec spec() {
        return spec;
    }

    /** Every weight, from the lowest layer to the output head. */
    public Parameters parameters() {
        return parameters;
    }

    /** Lays the network out over {@code steps} steps of {@code batch} streams. */
    public Window unroll(int steps, int batch) {
        return new Window(this, steps, batch);
    }
}
