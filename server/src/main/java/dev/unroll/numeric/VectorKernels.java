package dev.unroll.numeric;

import static dev.unroll.numeric.Panels.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ejml.data.FMatrixRMaj;

/** Kernels on the Vector API. Needs {@code --add-modules jdk.incubator.vector}. Safe for use by several threads at once. */
public final class VectorKernels implements Kernels {
    // Rows of a panel that are used by all rows of a before the next ones: they stay in the first-level cache.
    private static final int INNER_BLOCK = 256;

    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    @Override
    public String name() {
        return "vector, %d lanes".formatted(FloatVector.SPECIES_PREFERRED.length());
    }

    @Override
    public Packed packed(int rows, int columns) {
        return new Panels(rows, columns);
    }

    @Override
    public void pack(FMatrixRMaj matrix, Packed packed) {
        Shapes.same(matrix.numRows, matrix.numCols, packed);
        ((Panels) packed).pack(matrix);
    }

    @Override
    public void packTransposed(FMatrixRMaj matrix, Packed packed) {
        Shapes.same(matrix.numCols, matrix.numRows, packed);
        ((Panels) packed).packTransposed(matrix);
    }

    @Override
    public void multiply(int rows, FMatrixRMaj a, int aRow, Packed b, FMatrixRMaj c, int cRow) {
        Shapes.product(rows, a, aRow, b, c, cRow);
        Arrays.fill(c.data, cRow * c.numCols, (cRow + rows) * c.numCols, 0);
        product(rows, a, aRow, (Panels) b, c, cRow);
    }

    @Override
    public void multiplyAdd(int rows, FMatrixRMaj a, int aRow, Packed b, FMatrixRMaj c, int cRow) {
        Shapes.product(rows, a, aRow, b, c, cRow);
        product(rows, a, aRow, (Panels) b, c, cRow);
    }

    private void product(int rows, FMatrixRMaj a, int aRow, Panels b, FMatrixRMaj c, int cRow) {
        for (int k = 0; k < b.rows; k += INNER_BLOCK) {
            int inner = Math.min(INNER_BLOCK, b.rows - k);
            if (rows == 1) {
                row(k, inner, a, aRow, b, c, cRow);
            } else {
                for (int column = 0; column + WIDTH <= b.columns; column += WIDTH) {
                    int b0 = (column * b.rows) + k * WIDTH;
                    panel(rows, inner, a, aRow * a.numCols + k, b, b0, c.data, cRow * c.numCols + column, c.numCols);
                }
            }
            edge(rows, k, inner, a, aRow, b, c, cRow);
        }
    }

    private static void row(int k, int inner, FMatrixRMaj a, int aRow, Panels b, FMatrixRMaj c, int cRow) {
        int a0 = aRow * a.numCols + k;
        int c0 = cRow * c.numCols;
        int column = 0;
        for (; column + 4 * WIDTH <= b.columns; column += 4 * WIDTH) {
            int b0 = column * b.rows + k * WIDTH;
            RowKernels.oneByFour(inner, a.data, a0, b.data, b0, b.rows * WIDTH, c.data, c0 + column);
        }
        for (; column + WIDTH <= b.columns; column += WIDTH) {
            RowKernels.one(inner, a.data, a0, b.data, column * b.rows + k * WIDTH, c.data, c0 + column);
        }
    }

    private static void panel(
            int rows, int inner, FMatrixRMaj a, int aStart, Panels b, int b0, float[] c, int cStart, int cStride) {
        int stride = a.numCols;
        int row = 0;
        for (; row + RowKernels.ROWS <= rows; row += RowKernels.ROWS) {
            RowKernels.six(
                    inner, a.data, aStart + row * stride, stride, b.data, b0, c, cStart + row * cStride, cStride);
        }
        for (; row + 2 <= rows; row += 2) {
            RowKernels.two(
                    inner, a.data, aStart + row * stride, stride, b.data, b0, c, cStart + row * cStride, cStride);
        }
        if (row < rows) {
            RowKernels.one(inner, a.data, aStart + row * stride, b.data, b0, c, cStart + row * cStride);
        }
    }

    /** The columns that do not fill a panel: computed in a tile of their own, of which only they are copied. */
    private void edge(int rows, int k, int inner, FMatrixRMaj a, int aRow, Panels b, FMatrixRMaj c, int cRow) {
        int column = b.columns - b.columns % WIDTH;
        int width = b.columns - column;
        if (width == 0) {
            return;
        }
        float[] tile = scratch.get().tile;
        for (int row = 0; row < rows; row += RowKernels.ROWS) {
            int height = Math.min(RowKernels.ROWS, rows - row);
            int c0 = (cRow + row) * c.numCols + column;
            copy(height, width, c.data, c0, c.numCols, tile, 0, WIDTH);
            int a0 = (aRow + row) * a.numCols + k;
            panel(height, inner, a, a0, b, column * b.rows + k * WIDTH, tile, 0, WIDTH);
            copy(height, width, tile, 0, WIDTH, c.data, c0, c.numCols);
        }
    }

    static void copy(int rows, int width, float[] from, int at, int stride, float[] to, int first, int toStride) {
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < width; j++) {
                to[first + row * toStride + j] = from[at + row * stride + j];
            }
        }
    }

    @Override
    public void addTransposedProduct(
            int rows, FMatrixRMaj a, int aRow, FMatrixRMaj b, int bRow, FMatrixRMaj c, Slice slice) {
        Shapes.transposedProduct(rows, a, aRow, b, bRow, c);
        scratch.get().transposed.add(rows, a, aRow, b, bRow, c, slice);
    }

    @Override
    public void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        VectorExponential.tanh(length, x, xOffset, y, yOffset);
    }

    @Override
    public void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        VectorExponential.sigmoid(length, x, xOffset, y, yOffset);
    }

    @Override
    public float softmax(int length, float[] x, int xOffset, float[] y, int yOffset) {
        float max = VectorExponential.max(length, x, xOffset);
        VectorExponential.expShifted(length, x, xOffset, max, y, yOffset);
        float sum = Sums.sum(length, y, yOffset);
        Sums.scale(length, 1 / sum, y, yOffset);
        return max + (float) StrictMath.log(sum);
    }

    /** What a thread needs for a product. */
    private static final class Scratch {
        private final float[] tile = new float[RowKernels.ROWS * WIDTH];
        private final TransposedProduct transposed = new TransposedProduct();
    }
}
