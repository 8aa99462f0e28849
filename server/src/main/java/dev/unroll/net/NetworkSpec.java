package dev.unroll.net;

import dev.unroll.cell.CellSpec;

/**
 * The shape of a network.
 *
 * @param coding what is read and answered
 * @param cell kind and size of every layer
 * @param layers how many are stacked
 */
public record NetworkSpec(Coding coding, CellSpec cell, int layers) {
    /** @throws IllegalArgumentException when there is no layer */
    public NetworkSpec {
        if (layers < 1) {
            throw new IllegalArgumentException("layers must be at least 1, was " + layers);
        }
    }

    /** A network that reads and predicts one of so many tokens. */
    public NetworkSpec(int vocabulary, CellSpec cell, int layers) {
        this(new Coding.Tokens(vocabulary), cell, layers);
    }

    /** Number of tokens that are read and predicted; bits that are answered, where there are no tokens. */
    public int vocabulary() {
        return coding.outputs();
    }

    /** Whether the lowest layer reads vectors rather than tokens. */
    boolean readsVectors() {
        return coding instanceof Coding.Vectors;
    }
}
