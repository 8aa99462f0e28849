package dev.unroll.numeric;

import static dev.unroll.numeric.Panels.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code c += aᵀ·b}, where the inner index runs over the rows of both. Blocks of both are copied so that the innermost loop reads
 * them from first to last: a in strips of columns, b in pairs of panels. Owns the copies; one for each thread.
 */
final class TransposedProduct {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int INNER = 256;

    private final float[] panels = new float[2 * INNER * WIDTH];
    private final Strips strips = new Strips();
    private final TileProduct tiles = new TileProduct();

    void add(int rows, FMatrixRMaj a, int aRow, FMatrixRMaj b, int bRow, FMatrixRMaj c, Slice slice) {
        int last = slice.to(b.numCols);
        for (int row = 0; row < rows; row += INNER) {
            int inner = Math.min(INNER, rows - row);
            strips.takeColumns(a.numCols, inner, a.data, (aRow + row) * a.numCols, a.numCols);
            for (int column = slice.from(b.numCols); column < last; column += 2 * WIDTH) {
                int width = Math.min(2 * WIDTH, last - column);
                int from = (bRow + row) * b.numCols + column;
                takePanel(inner, Math.min(WIDTH, width), b, from, 0);
                takePanel(inner, width - WIDTH, b, from + WIDTH, INNER * WIDTH);
                tiles.add(c.numRows, inner, width, strips, panels, 0, INNER * WIDTH, c.data, column, c.numCols);
            }
        }
    }

    private void takePanel(int inner, int width, FMatrixRMaj b, int from, int to) {
        if (width == WIDTH) {
            panel(inner, b.data, from, b.numCols, panels, to);
        } else if (width > 0) {
            for (int k = 0; k < inner; k++) {
                System.arraycopy(b.data, from + k * b.numCols, panels, to + k * WIDTH, width);
            }
        }
    }

    private static void panel(int inner, float[] b, int from, int stride, float[] panel, int to) {
        for (int k = 0; k < inner; k++) {
            FloatVector.fromArray(SPECIES, b, from + k * stride).intoArray(panel, to + k * WIDTH);
            FloatVector.fromArray(SPECIES, b, from + k * stride + LANES).intoArray(panel, to + k * WIDTH + LANES);
        }
    }
}
