package dev.unroll.checkpoint;

import dev.unroll.net.Network;
import org.ejml.data.FMatrixRMaj;

/** Puts the rows and columns that belong to symbols into the order of our vocabulary, which is sorted; a file may have another. */
final class SymbolOrder {
    private SymbolOrder() {}

    /**
     * The lowest layer's input weight is the first parameter, and the rows of the symbols are its first.
     *
     * @param to for each symbol of the file, where it belongs
     */
    static void sort(Network network, int[] to) {
        FMatrixRMaj input = network.parameters().at(0).value();
        FMatrixRMaj old = input.copy();
        for (int i = 0; i < to.length; i++) {
            System.arraycopy(old.data, i * old.numCols, input.data, to[i] * old.numCols, old.numCols);
        }
        network.readout().weights().forEach(weight -> columns(weight.value(), to));
        columns(network.readout().bias().value(), to);
    }

    private static void columns(FMatrixRMaj matrix, int[] to) {
        FMatrixRMaj old = matrix.copy();
        for (int row = 0; row < old.numRows; row++) {
            for (int i = 0; i < to.length; i++) {
                matrix.set(row, to[i], old.get(row, i));
            }
        }
    }
}
