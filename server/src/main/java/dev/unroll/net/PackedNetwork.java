package dev.unroll.net;

import dev.unroll.cell.PackedCell;
import dev.unroll.cell.Passes;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.param.Parameter;
import java.util.List;

/** The weights of a network in the layout of the kernels, shared by the lanes of a window. */
final class PackedNetwork {
    final Kernels kernels;
    final List<PackedCell> cells;
    final Parameter decoderWeight;
    final Parameter decoderBias;
    final Packed decoder;
    final Packed decoderTransposed;
    final Passes passes;

    PackedNetwork(Network network, Passes passes) {
        this.kernels = network.kernels;
        this.passes = passes;
        this.cells = network.cells.stream().map(cell -> cell.pack(passes)).toList();
        this.decoderWeight = network.decoderWeight;
        this.decoderBias = network.decoderBias;
        int hidden = decoderWeight.value().numRows;
        int vocabulary = decoderWeight.value().numCols;
        this.decoder = kernels.packed(hidden, vocabulary);
        this.decoderTransposed = kernels.packed(passes.backward() ? vocabulary : 0, hidden);
    }

    void load() {
        for (int l = 0; l < cells.size(); l++) {
            cells.get(l).load();
        }
        kernels.pack(decoderWeight.value(), decoder);
        if (passes.backward()) {
            kernels.packTransposed(decoderWeight.value(), decoderTransposed);
        }
    }
}
