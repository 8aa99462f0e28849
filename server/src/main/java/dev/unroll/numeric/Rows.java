package dev.unroll.numeric;

import org.ejml.data.FMatrixRMaj;

/** Sums over rows of matrices, in ascending order. */
public final class Rows {
    private Rows() {}

    /** Adds all rows of {@code matrix} to the single row of {@code sum}, in a share of the columns. */
    public static void addAll(FMatrixRMaj matrix, FMatrixRMaj sum, Slice slice, Kernels kernels) {
        int columns = matrix.numCols;
        int from = slice.from(columns);
        int length = slice.to(columns) - from;
        for (int row = 0; row < matrix.numRows; row++) {
            kernels.add(length, matrix.data, row * columns + from, sum.data, from);
        }
    }

    /** Copies the single row of {@code row} into {@code rows} rows of {@code matrix} from {@code first} on. */
    public static void fill(int rows, FMatrixRMaj row, FMatrixRMaj matrix, int first) {
        for (int i = first; i < first + rows; i++) {
            System.arraycopy(row.data, 0, matrix.data, i * matrix.numCols, matrix.numCols);
        }
    }
}
