package dev.unroll.numeric;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Kernels on EJML's own operations, for a JVM without the Vector API. EJML multiplies whole matrices, so that a run of rows is copied into
 * one of its own first. Slower than {@link VectorKernels}, and rounded differently, but as repeatable.
 */
public final class EjmlKernels implements Kernels {
    private final Gates gates = new PlainGates();
    private final Slots slots = new PlainSlots();
    private final ThreadLocal<Operands> operands = ThreadLocal.withInitial(Operands::new);

    private record Copy(FMatrixRMaj matrix) implements Packed {
        @Override
        public int rows() {
            return matrix.numRows;
        }

        @Override
        public int columns() {
            return matrix.numCols;
        }
    }

    /** The operands of a product; their arrays grow to the largest and stay. */
    private static final class Operands {
        private final FMatrixRMaj a = new FMatrixRMaj();
        private final FMatrixRMaj b = new FMatrixRMaj();
        private final FMatrixRMaj c = new FMatrixRMaj();

        private static FMatrixRMaj rows(int rows, FMatrixRMaj from, int first, FMatrixRMaj to) {
            to.reshape(rows, from.numCols);
            System.arraycopy(from.data, first * from.numCols, to.data, 0, rows * from.numCols);
            return to;
        }
    }

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
        return "ejml";
    }

    @Override
    public Packed packed(int rows, int columns) {
        return new Copy(new FMatrixRMaj(rows, columns));
    }

    @Override
    public void pack(FMatrixRMaj matrix, Packed packed) {
        Shapes.same(matrix.numRows, matrix.numCols, packed);
        ((Copy) packed).matrix.setTo(matrix);
    }

    @Override
    public void packTransposed(FMatrixRMaj matrix, Packed packed) {
        Shapes.same(matrix.numCols, matrix.numRows, packed);
        CommonOps_FDRM.transpose(matrix, ((Copy) packed).matrix);
    }

    @Override
    public void multiply(int rows, FMatrixRMaj a, int aRow, Packed b, FMatrixRMaj c, int cRow) {
        Shapes.product(rows, a, aRow, b, c, cRow);
        Operands own = operands.get();
        own.c.reshape(rows, c.numCols);
        CommonOps_FDRM.mult(Operands.rows(rows, a, aRow, own.a), ((Copy) b).matrix, own.c);
        System.arraycopy(own.c.data, 0, c.data, cRow * c.numCols, rows * c.numCols);
    }

    @Override
    public void multiplyAdd(int rows, FMatrixRMaj a, int aRow, Packed b, FMatrixRMaj c, int cRow) {
        Shapes.product(rows, a, aRow, b, c, cRow);
        Operands own = operands.get();
        Operands.rows(rows, c, cRow, own.c);
        CommonOps_FDRM.multAdd(Operands.rows(rows, a, aRow, own.a), ((Copy) b).matrix, own.c);
        System.arraycopy(own.c.data, 0, c.data, cRow * c.numCols, rows * c.numCols);
    }

    @Override
    public void addTransposedProduct(
            int rows, FMatrixRMaj a, int aRow, FMatrixRMaj b, int bRow, FMatrixRMaj c, Slice slice) {
        Shapes.transposedProduct(rows, a, aRow, b, bRow, c);
        Operands own = operands.get();
        int from = slice.from(c.numCols);
        int to = slice.to(c.numCols);
        if (to - from == c.numCols) {
            CommonOps_FDRM.multAddTransA(Operands.rows(rows, a, aRow, own.a), Operands.rows(rows, b, bRow, own.b), c);
        } else if (to > from) {
            own.b.reshape(rows, to - from);
            CommonOps_FDRM.extract(b, bRow, bRow + rows, from, to, own.b);
            own.c.reshape(c.numRows, to - from);
            CommonOps_FDRM.extract(c, 0, c.numRows, from, to, own.c);
            CommonOps_FDRM.multAddTransA(Operands.rows(rows, a, aRow, own.a), own.b, own.c);
            CommonOps_FDRM.insert(own.c, c, 0, from);
        }
    }

    @Override
    public void add(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] += x[xOffset + i];
        }
    }

    @Override
    public void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Exponential.tanh(x[xOffset + i]);
        }
    }

    @Override
    public void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Exponential.sigmoid(x[xOffset + i]);
        }
    }

    @Override
    public float softmax(int length, float[] x, int xOffset, float[] y, int yOffset) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            max = Math.max(max, x[xOffset + i]);
        }
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Exponential.exp(x[xOffset + i] - max);
        }
        float sum = Sums.sum(length, y, yOffset);
        Sums.scale(length, 1 / sum, y, yOffset);
        return max + (float) StrictMath.log(sum);
    }
}
