package dev.unroll.numeric;

import jdk.incubator.vector.FloatVector;
import org.ejml.data.FMatrixRMaj;

/**
 * A matrix cut into panels of {@link #WIDTH} columns, each panel row by row, the last one padded with zeros. A product reads a panel from
 * its first to its last number.
 */
final class Panels implements Packed {
    /** Columns of a panel: two vectors. */
    static final int WIDTH = 2 * FloatVector.SPECIES_PREFERRED.length();

    final int rows;
    final int columns;
    final float[] data;

    Panels(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.data = new float[Math.multiplyExact(count(columns), rows * WIDTH)];
    }

    private static int count(int columns) {
        return (columns + WIDTH - 1) / WIDTH;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    void pack(FMatrixRMaj matrix) {
        float[] from = matrix.data;
        for (int column = 0; column < columns; column += WIDTH) {
            int width = Math.min(WIDTH, columns - column);
            int to = column * rows;
            for (int row = 0; row < rows; row++) {
                System.arraycopy(from, row * columns + column, data, to + row * WIDTH, width);
            }
        }
    }

    void packTransposed(FMatrixRMaj matrix) {
        float[] from = matrix.data;
        for (int column = 0; column < columns; column += WIDTH) {
            int width = Math.min(WIDTH, columns - column);
            for (int j = 0; j < width; j++) {
                spread(from, (column + j) * rows, data, column * rows + j, rows);
            }
        }
    }

    private static void spread(float[] from, int at, float[] to, int first, int length) {
        for (int i = 0; i < length; i++) {
            to[first + i * WIDTH] = from[at + i];
        }
    }
}
