package dev.unroll.task;

import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * A network that adds: the two bits of a column go in, the bit of the sum comes out as {@code σ(h·synapse_1)}. Holds the weights.
 */
public final class Adder {
    private final AdderSpec spec;
    private final Kernels kernels;
    private final HiddenLayer layer;
    private final Parameter output;
    private final Parameters parameters;

    /** All weights are zero. */
    public Adder(AdderSpec spec, Kernels kernels) {
        this.spec = spec;
        this.kernels = kernels;
        if (spec instanceof AdderSpec.Elman elman) {
            this.layer = new ElmanLayer(elman, kernels);
        } else {
            this.layer = new GatedLayer(((AdderSpec.Gated) spec).cell(), kernels);
        }
        this.output = Parameter.zeros("synapse_1", spec.hidden(), 1);
        List<Parameter> all = new ArrayList<>(layer.parameters());
        all.add(output);
        this.parameters = new Parameters(all);
    }

    /** What it is. */
    public AdderSpec spec() {
        return spec;
    }

    /** All weights. */
    public Parameters parameters() {
        return parameters;
    }

    /** Lays it out over {@code columns} columns for {@code batch} sums at once. */
    public AdderPass unroll(int columns, int batch) {
        if (batch == 1 && layer instanceof ElmanLayer elman) {
            return elman.unroll(columns, output);
        }
        Columns input = new Columns(columns, batch);
        return new BatchPass(input, layer.unroll(input), output, parameters, kernels);
    }
}
