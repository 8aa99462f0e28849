package dev.unroll.numeric;

import org.ejml.data.FMatrixRMaj;

/** Sums over rows of matrices, in ascending order. */
public final class Rows {
    private Rows() {}

    /** {@code to[toOffset + j] += from[fromOffset + j]} for {@code j} in {@code [0, length)}. */
    public static void add(float[] from, int fromOffset, float[] to, int toOffset, int length) {
        for (int j = 0; j < length; j++) {
            to[toOffset + j] += from[fromOffset + j];
        }
    }

    /** Adds the first {@code rows} rows of {@code matrix} to the single row of {@code sum}. */
    public static void addAll(int rows, FMatrixRMaj matrix, FMatrixRMaj sum) {
        for (int row = 0; row < rows; row++) {
            add(matrix.data, row * matrix.numCols, sum.data, 0, matrix.numCols);
        }
    }

    /** Copies the single row of {@code row} into each of the first {@code rows} rows of {@code matrix}. */
    public static void fill(int rows, FMatrixRMaj row, FMatrixRMaj matrix) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(row.data, 0, matrix.data, i * matrix.numCols, matrix.numCols);
        }
    }
}
