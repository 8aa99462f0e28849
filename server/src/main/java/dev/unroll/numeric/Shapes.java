package dev.unroll.numeric;

import org.ejml.data.FMatrixRMaj;

/** Checks of operands; EJML itself would reshape a wrong output. */
final class Shapes {
    private Shapes() {}

    static void same(int rows, int columns, Packed packed) {
        if (rows != packed.rows() || columns != packed.columns()) {
            throw new IllegalArgumentException("the matrix is %d × %d, room was made for %d × %d"
                    .formatted(rows, columns, packed.rows(), packed.columns()));
        }
    }

    static void product(int rows, FMatrixRMaj a, int aRow, Packed b, FMatrixRMaj c, int cRow) {
        if (a.numCols != b.rows() || c.numCols != b.columns()) {
            throw new IllegalArgumentException("%d columns times %d × %d cannot give %d columns"
                    .formatted(a.numCols, b.rows(), b.columns(), c.numCols));
        }
        within(rows, a, aRow);
        within(rows, c, cRow);
    }

    static void transposedProduct(int rows, FMatrixRMaj a, int aRow, FMatrixRMaj b, int bRow, FMatrixRMaj c) {
        if (c.numRows != a.numCols || c.numCols != b.numCols) {
            throw new IllegalArgumentException("the product of %d and %d columns cannot be %d × %d"
                    .formatted(a.numCols, b.numCols, c.numRows, c.numCols));
        }
        within(rows, a, aRow);
        within(rows, b, bRow);
    }

    private static void within(int rows, FMatrixRMaj matrix, int first) {
        if (rows < 0 || first < 0 || first + rows > matrix.numRows) {
            throw new IllegalArgumentException(
                    "rows %d to %d of a matrix of %d rows".formatted(first, first + rows, matrix.numRows));
        }
    }
}
