package dev.unroll.numeric;

import static dev.unroll.numeric.Panels.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code c += aᵀ·b}, where the inner index runs over the rows of both. Blocks of both are copied so that the innermost loop reads
 * them from first to last: b in panels, a in strips of six columns. Owns the copies; one for each thread.
 */
final class TransposedProduct {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int STRIP = 6;
    private static final int INNER = 256;

    private final float[] panel = new float[INNER * WIDTH];
    private final float[] tile = new float[STRIP * WIDTH];
    private float[] strips = new float[0];

    void add(int rows, FMatrixRMaj a, int aRow, FMatrixRMaj b, int bRow, FMatrixRMaj c, Slice slice) {
        int last = slice.to(b.numCols);
        int count = (a.numCols + STRIP - 1) / STRIP;
        if (strips.length < count * STRIP * INNER) {
            strips = new float[count * STRIP * INNER];
        }
        for (int row = 0; row < rows; row += INNER) {
            int inner = Math.min(INNER, rows - row);
            packStrips(inner, a, aRow + row);
            for (int column = slice.from(b.numCols); column < last; column += WIDTH) {
                int width = Math.min(WIDTH, last - column);
                packPanel(inner, width, b, bRow + row, column);
                column(inner, width, column, c);
            }
        }
    }

    private void column(int inner, int width, int column, FMatrixRMaj c) {
        for (int i = 0; i < c.numRows; i += STRIP) {
            int height = Math.min(STRIP, c.numRows - i);
            int c0 = i * c.numCols + column;
            if (height == STRIP && width == WIDTH) {
                tile(inner, strips, i * INNER, panel, c.data, c0, c.numCols);
            } else {
                VectorKernels.copy(height, width, c.data, c0, c.numCols, tile, 0, WIDTH);
                tile(inner, strips, i * INNER, panel, tile, 0, WIDTH);
                VectorKernels.copy(height, width, tile, 0, WIDTH, c.data, c0, c.numCols);
            }
        }
    }

    private void packStrips(int inner, FMatrixRMaj a, int aRow) {
        for (int i = 0; i < a.numCols; i += STRIP) {
            int height = Math.min(STRIP, a.numCols - i);
            int from = aRow * a.numCols + i;
            if (height == STRIP) {
                strip(inner, a.data, from, a.numCols, strips, i * INNER);
            } else {
                VectorKernels.copy(inner, height, a.data, from, a.numCols, strips, i * INNER, STRIP);
            }
        }
    }

    private static void strip(int inner, float[] a, int from, int stride, float[] to, int first) {
        for (int k = 0; k < inner; k++) {
            int at = from + k * stride;
            int t = first + k * STRIP;
            to[t] = a[at];
            to[t + 1] = a[at + 1];
            to[t + 2] = a[at + 2];
            to[t + 3] = a[at + 3];
            to[t + 4] = a[at + 4];
            to[t + 5] = a[at + 5];
        }
    }

    private void packPanel(int inner, int width, FMatrixRMaj b, int bRow, int column) {
        int from = bRow * b.numCols + column;
        if (width == WIDTH) {
            panel(inner, b.data, from, b.numCols, panel);
        } else {
            VectorKernels.copy(inner, width, b.data, from, b.numCols, panel, 0, WIDTH);
        }
    }

    private static void panel(int inner, float[] b, int from, int stride, float[] panel) {
        for (int k = 0; k < inner; k++) {
            load(b, from + k * stride).intoArray(panel, k * WIDTH);
            load(b, from + k * stride + LANES).intoArray(panel, k * WIDTH + LANES);
        }
    }

    /** Six columns of a and two vectors of columns of b. */
    private static void tile(int inner, float[] a, int a0, float[] b, float[] c, int c0, int stride) {
        int c1 = c0 + stride;
        int c2 = c1 + stride;
        int c3 = c2 + stride;
        int c4 = c3 + stride;
        int c5 = c4 + stride;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + LANES);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + LANES);
        FloatVector s20 = load(c, c2);
        FloatVector s21 = load(c, c2 + LANES);
        FloatVector s30 = load(c, c3);
        FloatVector s31 = load(c, c3 + LANES);
        FloatVector s40 = load(c, c4);
        FloatVector s41 = load(c, c4 + LANES);
        FloatVector s50 = load(c, c5);
        FloatVector s51 = load(c, c5 + LANES);
        for (int k = 0; k < inner; k++) {
            FloatVector b0k = load(b, k * WIDTH);
            FloatVector b1k = load(b, k * WIDTH + LANES);
            FloatVector x = broadcast(a[a0 + k * STRIP]);
            s00 = x.fma(b0k, s00);
            s01 = x.fma(b1k, s01);
            x = broadcast(a[a0 + k * STRIP + 1]);
            s10 = x.fma(b0k, s10);
            s11 = x.fma(b1k, s11);
            x = broadcast(a[a0 + k * STRIP + 2]);
            s20 = x.fma(b0k, s20);
            s21 = x.fma(b1k, s21);
            x = broadcast(a[a0 + k * STRIP + 3]);
            s30 = x.fma(b0k, s30);
            s31 = x.fma(b1k, s31);
            x = broadcast(a[a0 + k * STRIP + 4]);
            s40 = x.fma(b0k, s40);
            s41 = x.fma(b1k, s41);
            x = broadcast(a[a0 + k * STRIP + 5]);
            s50 = x.fma(b0k, s50);
            s51 = x.fma(b1k, s51);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + LANES);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + LANES);
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector broadcast(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }
}
