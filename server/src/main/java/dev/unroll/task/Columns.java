package dev.unroll.task;

import org.ejml.data.FMatrixRMaj;

/** What goes into the hidden layer: the columns of {@code batch} sums, those of one column next to each other. */
final class Columns {
    final int columns;
    final int batch;
    /** The bits of a and b, {@code (columns + 1)·batch × 2}; the first {@code batch} rows, before the first column, stay zero. */
    final FMatrixRMaj bits;
    /** The same as tokens {@code a + 2b}, {@code columns·batch}. */
    final int[] tokens;
    /** The bits of the sums, {@code columns·batch}. */
    final float[] targets;

    Columns(int columns, int batch) {
        this.columns = columns;
        this.batch = batch;
        this.bits = new FMatrixRMaj((columns + 1) * batch, 2);
        this.tokens = new int[columns * batch];
        this.targets = new float[columns * batch];
    }

    /** Puts a sum in its place in the batch. */
    void set(int row, long a, long b) {
        long sum = a + b;
        for (int column = 0; column < columns; column++) {
            int at = column * batch + row;
            int bitOfA = Addition.bit(a, column);
            int bitOfB = Addition.bit(b, column);
            bits.data[2 * (at + batch)] = bitOfA;
            bits.data[2 * (at + batch) + 1] = bitOfB;
            tokens[at] = bitOfA + 2 * bitOfB;
            targets[at] = Addition.bit(sum, column);
        }
    }
}
