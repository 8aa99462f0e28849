package dev.unroll.net;

import dev.unroll.param.Parameter;

/**
 * Which numbers of a network's weights belong to which symbol, to be taken over into a network of another vocabulary: of the lowest layer's input
 * weight the first rows, one a symbol; of the output head the columns. All others belong to no symbol. Holds for weights and for whatever
 * is kept beside each of them, such as the statistics of an optimiser.
 */
public final class SymbolWeights {
    private final Network from;
    private final Network to;
    private final int[] places;

    /**
     * @param from whose numbers are taken over
     * @param to of the same cells, with another vocabulary
     * @param places for each symbol of {@code from}, which of {@code to} it is; -1: none
     */
    public SymbolWeights(Network from, Network to, int[] places) {
        if (places.length != from.spec().vocabulary()) {
            throw new IllegalArgumentException("there must be %d places, one a symbol, not %d"
                    .formatted(from.spec().vocabulary(), places.length));
        }
        this.from = from;
        this.to = to;
        this.places = places.clone();
    }

    /**
     * Copies one number for each of a weight's, row by row. What belongs to a symbol that {@code from} does not have stays as it is.
     *
     * @param p which weight, in the networks' order
     * @param old as {@code from} has it
     * @param now as {@code to} has it
     */
    public void carry(int p, float[] old, float[] now) {
        Parameter weight = from.parameters().at(p);
        if (p == 0) {
            rows(weight.value().numRows, weight.value().numCols, old, now);
        } else if (scores(weight)) {
            columns(weight.value().numRows, old, now);
        } else {
            System.arraycopy(old, 0, now, 0, old.length);
        }
    }

    private boolean scores(Parameter weight) {
        return weight.name().equals(from.readout().bias().name())
                || from.readout().weights().stream().anyMatch(one -> one.name().equals(weight.name()));
    }

    /** Below the rows of the symbols are those of what a memory has read. */
    private void rows(int rows, int columns, float[] old, float[] now) {
        for (int symbol = 0; symbol < places.length; symbol++) {
            if (places[symbol] >= 0) {
                System.arraycopy(old, symbol * columns, now, places[symbol] * columns, columns);
            }
        }
        int others = (rows - places.length) * columns;
        System.arraycopy(old, places.length * columns, now, to.spec().vocabulary() * columns, others);
    }

    private void columns(int rows, float[] old, float[] now) {
        int columns = to.spec().vocabulary();
        for (int row = 0; row < rows; row++) {
            for (int symbol = 0; symbol < places.length; symbol++) {
                if (places[symbol] >= 0) {
                    now[row * columns + places[symbol]] = old[row * places.length + symbol];
                }
            }
        }
    }
}
