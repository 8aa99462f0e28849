package dev.unroll.numeric;

import org.ejml.data.FMatrixRMaj;

/** Kernels without the Vector API. */
public final class EjmlKernels implements Kernels {
    @Override
    public String name() {
        return "ejml";
    }

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

    @Override
    public Packed packed(int rows, int columns) {
        return new Copy(new FMatrixRMaj(rows, columns));
    }

    @Override
    public void pack(FMatrixRMaj matrix, Packed packed) {
        System.arraycopy(matrix.data, 0, ((Copy) packed).matrix.data, 0, matrix.numRows * matrix.numCols);
    }

    @Override
    public void packTransposed(FMatrixRMaj matrix, Packed packed) {
        FMatrixRMaj to = ((Copy) packed).matrix;
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                to.data[j * to.numCols + i] = matrix.data[i * matrix.numCols + j];
            }
        }
    }

    @Override
    public void multiply(int rows, FMatrixRMaj a, int aRow, Packed b, FMatrixRMaj c, int cRow) {
        java.util.Arrays.fill(c.data, cRow * c.numCols, (cRow + rows) * c.numCols, 0);
        multiplyAdd(rows, a, aRow, b, c, cRow);
    }

    @Override
    public void multiplyAdd(int rows, FMatrixRMaj a, int aRow, Packed b, FMatrixRMaj c, int cRow) {
        FMatrixRMaj w = ((Copy) b).matrix;
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < w.numRows; k++) {
                float x = a.data[(aRow + i) * a.numCols + k];
                for (int j = 0; j < w.numCols; j++) {
                    c.data[(cRow + i) * c.numCols + j] += x * w.data[k * w.numCols + j];
                }
            }
        }
    }

    @Override
    public void addTransposedProduct(int rows, FMatrixRMaj a, int aRow, FMatrixRMaj b, int bRow, FMatrixRMaj c) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < a.numCols; i++) {
                float x = a.data[(aRow + r) * a.numCols + i];
                for (int j = 0; j < b.numCols; j++) {
                    c.data[i * c.numCols + j] += x * b.data[(bRow + r) * b.numCols + j];
                }
            }
        }
    }

    @Override
    public void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = (float) Math.tanh(x[xOffset + i]);
        }
    }

    @Override
    public void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = (float) (1 / (1 + Math.exp(-x[xOffset + i])));
        }
    }

    @Override
    public float softmax(int length, float[] x, int xOffset, float[] y, int yOffset) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            max = Math.max(max, x[xOffset + i]);
        }
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double e = Math.exp(x[xOffset + i] - max);
            y[yOffset + i] = (float) e;
            sum += e;
        }
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = (float) (y[yOffset + i] / sum);
        }
        return (float) (max + Math.log(sum));
    }
}
