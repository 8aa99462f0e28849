package dev.unroll.numeric;

import static dev.unroll.numeric.Panels.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/** Kernels on the Vector API. Needs {@code --add-modules jdk.incubator.vector}. Safe for use by several threads at once. */
public final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    // So much of a panel stays in the first-level cache while all strips of a block are multiplied by it, and the
    // strips in the second.
    private static final int INNER_BLOCK = 256;
    private static final int ROW_BLOCK = 96;

    private final Gates gates = new VectorGates();
    private final Slots slots = new VectorSlots();
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    @Override
    public Gates gates() {
        return gates;
    }

    @Override
    public Slots slots() {
        return slots;
    }

    @Override
    public String name() {
        return "vector, " + FloatVector.SPECIES_PREFERRED.length() + " lanes";
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
        if (rows == 1) {
            row(a, aRow, b, c, cRow);
            return;
        }
        Scratch own = scratch.get();
        for (int k = 0; k < b.rows; k += INNER_BLOCK) {
            int inner = Math.min(INNER_BLOCK, b.rows - k);
            for (int row = 0; row < rows; row += ROW_BLOCK) {
                int height = Math.min(ROW_BLOCK, rows - row);
                own.strips.takeRows(height, inner, a.data, (aRow + row) * a.numCols + k, a.numCols);
                int c0 = (cRow + row) * c.numCols;
                own.tiles.add(
                        height, inner, b.columns, own.strips, b.data, k * WIDTH, b.rows * WIDTH, c.data, c0, c.numCols);
            }
        }
    }

    private void row(FMatrixRMaj a, int aRow, Panels b, FMatrixRMaj c, int cRow) {
        int a0 = aRow * a.numCols;
        int c0 = cRow * c.numCols;
        int panel = b.rows * WIDTH;
        int column = 0;
        for (; column + 4 * WIDTH <= b.columns; column += 4 * WIDTH) {
            RowKernels.four(b.rows, a.data, a0, b.data, column / WIDTH * panel, panel, c.data, c0 + column);
        }
        for (; column + WIDTH <= b.columns; column += WIDTH) {
            RowKernels.one(b.rows, a.data, a0, b.data, column / WIDTH * panel, c.data, c0 + column);
        }
        if (column < b.columns) {
            float[] edge = scratch.get().edge;
            System.arraycopy(c.data, c0 + column, edge, 0, b.columns - column);
            RowKernels.one(b.rows, a.data, a0, b.data, column / WIDTH * panel, edge, 0);
            System.arraycopy(edge, 0, c.data, c0 + column, b.columns - column);
        }
    }

    @Override
    public void addTransposedProduct(
            int rows, FMatrixRMaj a, int aRow, FMatrixRMaj b, int bRow, FMatrixRMaj c, Slice slice) {
        Shapes.transposedProduct(rows, a, aRow, b, bRow, c);
        scratch.get().transposed.add(rows, a, aRow, b, bRow, c, slice);
    }

    @Override
    public void add(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int lanes = SPECIES.length();
        int i = 0;
        for (; i <= length - lanes; i += lanes) {
            FloatVector sum = FloatVector.fromArray(SPECIES, y, yOffset + i);
            sum.add(FloatVector.fromArray(SPECIES, x, xOffset + i)).intoArray(y, yOffset + i);
        }
        for (; i < length; i++) {
            y[yOffset + i] += x[xOffset + i];
        }
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
        private final float[] edge = new float[WIDTH];
        private final Strips strips = new Strips();
        private final TileProduct tiles = new TileProduct();
        private final TransposedProduct transposed = new TransposedProduct();
    }
}
