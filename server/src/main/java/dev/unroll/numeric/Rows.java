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

    /** Adds all rows of {@code matrix} to the single row of {@code sum}, in a share of the columns. */
    public static void addAll(FMatrixRMaj matrix, FMatrixRMaj sum, Slice slice) {
        int columns = matrix.numCols;
        int from = slice.from(columns);
        int length = slice.to(columns) - from;
        for (int row = 0; row < matrix.numRows; row++) {
            add(matrix.data, row * columns + from, sum.data, from, length);
        }
    }

    /** Copies the single row of {@code row} into {@code rows} rows of {@code matrix} from {@code first} on. */
    public static void fill(int rows, FMatrixRMaj row, FMatrixRMaj matrix, int first) {
        for (int i = first; i < first + rows; i++) {
            System.arraycopy(row.data, 0, matrix.data, i * matrix.numCols, matrix.numCols);
        }
    }
}
