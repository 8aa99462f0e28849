package dev.unroll.net;

import dev.unroll.cell.PackedCell;
import dev.unroll.cell.Passes;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.param.Parameter;
import dev.unroll.param.Stacked;
import dev.unroll.param.Stacked.Part;
import java.util.List;
import java.util.stream.IntStream;

/** The weights of a network in the layout of the kernels, shared by the lanes of a window. */
final class PackedNetwork {
    final Kernels kernels;
    final List<PackedCell> cells;
    final Stacked decoderWeight;
    final Parameter decoderBias;
    final Packed decoder;
    final Packed decoderTransposed;
    final Passes passes;
    final boolean readsVectors;
    final int inputs;

    PackedNetwork(Network network, Passes passes) {
        this.kernels = network.kernels;
        this.passes = passes;
        this.readsVectors = network.spec.readsVectors();
        this.inputs = network.spec.coding().inputs();
        this.cells = IntStream.range(0, network.cells.size())
                .mapToObj(layer -> network.cells.get(layer).pack(layer > 0 || readsVectors, passes))
                .toList();
        this.decoderWeight =
                new Stacked(network.readout.weights().stream().map(Part::whole).toList());
        this.decoderBias = network.readout.bias();
        int outputs = decoderWeight.value().numRows;
        int vocabulary = decoderWeight.value().numCols;
        this.decoder = kernels.packed(outputs, vocabulary);
        this.decoderTransposed = kernels.packed(passes.backward() ? vocabulary : 0, outputs);
    }

    void load() {
        for (int l = 0; l < cells.size(); l++) {
            cells.get(l).load();
        }
        decoderWeight.load();
        kernels.pack(decoderWeight.value(), decoder);
        if (passes.backward()) {
            kernels.packTransposed(decoderWeight.value(), decoderTransposed);
        }
    }
}
