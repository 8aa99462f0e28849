package dev.unroll.net;

import dev.unroll.cell.Cell;
import dev.unroll.cell.CellSpec;
import dev.unroll.cell.Passes;
import dev.unroll.cell.Readout;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Team;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.ArrayList;
import java.util.List;

/** The weights of cells stacked between tokens and a linear output head. Holds no state: {@link #unroll} makes that. */
public final class Network {
    final NetworkSpec spec;
    final Kernels kernels;
    final List<Cell> cells = new ArrayList<>();
    final Readout readout;
    private final Parameters parameters;

    /** A network with all weights zero. */
    public Network(NetworkSpec spec, Kernels kernels) {
        this.spec = spec;
        this.kernels = kernels;
        List<Parameter> all = new ArrayList<>();
        for (int layer = 0; layer < spec.layers(); layer++) {
            cells.add(spec.cell()
                    .build(
                            layer,
                            layer == 0 ? spec.coding().inputs() : spec.cell().outputs(),
                            kernels));
            all.addAll(cells.get(layer).parameters());
        }
        this.readout = spec.cell().readout(spec.coding().outputs());
        all.addAll(readout.weights());
        all.add(readout.bias());
        this.parameters = new Parameters(all);
    }

    /**
     * Sets the weights to first values.
     *
     * @param forgetBias the bias of the forget gates (Jozefowicz et al. 2015), for an LSTM
     */
    public void initialize(Initializer initializer, double forgetBias, Rng rng) {
        initializer.initialize(this, rng);
        cells.forEach(cell -> cell.forgetBias((float) forgetBias));
    }

    /** Another network with the same weights. */
    public Network copy() {
        return copyWith(spec.cell());
    }

    /** Another network with the same weights and a cell that uses them in another way; their shapes must be the same. */
    public Network copyWith(CellSpec cell) {
        Network copy = new Network(new NetworkSpec(spec.coding(), cell, spec.layers()), kernels);
        for (int p = 0; p < parameters.matrices(); p++) {
            copy.parameters.at(p).value().setTo(parameters.at(p).value());
        }
        return copy;
    }

    /** The shape it was made with. */
    public NetworkSpec spec() {
        return spec;
    }

    /** What makes scores of the outputs of the top layer; part of the parameters. */
    public Readout readout() {
        return readout;
    }

    /** Every weight, from the lowest layer to the output head. */
    public Parameters parameters() {
        return parameters;
    }

    /** Multiplications and additions of a training step for each character it reads: the products with weights, forward and
     * twice backward. The rows that tokens choose are not multiplied. */
    public long flopsPerCharacter() {
        long products = 0;
        for (Parameter parameter : parameters) {
            products += parameter.bias() ? 0 : parameter.size();
        }
        if (!spec.readsVectors()) {
            products -= (long) spec.vocabulary() * parameters.at(0).value().numCols;
        }
        return 6 * products;
    }

    /** Lays the network out over {@code steps} steps of {@code batch} streams, for training. */
    public Window unroll(int steps, int batch) {
        return unroll(steps, batch, Passes.BOTH, Team.ALONE);
    }

    /**
     * As {@link #unroll(int, int)}.
     *
     * @param passes what it is for
     * @param team who shares the work
     */
    public Window unroll(int steps, int batch, Passes passes, Team team) {
        return new Window(this, steps, batch, passes, team);
    }
}
