package dev.unroll.numeric;

import org.ejml.data.FMatrixRMaj;

/**
 * The dense {@code float} products and element-wise functions that training is made of.
 *
 * <p>Matrices are row-major. Many operands are a run of rows inside a larger matrix (the rows of one step inside a
 * window): such an operand is given as the matrix and its first row. Outputs stand last. Shapes are checked and a wrong
 * one throws {@link IllegalArgumentException}; nothing is ever reshaped, and nothing is allocated.
 *
 * <p>Every element of a product of {@link VectorKernels} is one chain of fused multiply-adds over the inner index in ascending order, so
 * a result does not depend on the vector width, the blocking or the number of threads.
 */
public interface Kernels {
    /** The fastest kernels of this JVM: those on the Vector API where its module is present, else EJML's. */
    static Kernels best() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectors ? new VectorKernels() : new EjmlKernels();
    }

    /** What runs, for the log and {@code /api/health}, such as {@code "vector, 8 lanes"}. */
    String name();

    /** Room for the packed copy of a matrix with the given shape, all zero. */
    Packed packed(int rows, int columns);

    /** Copies {@code matrix} into {@code packed}; the shapes must agree. */
    void pack(FMatrixRMaj matrix, Packed packed);

    /** Copies the transpose of {@code matrix} into {@code packed}, whose shape is that of the transpose. */
    void packTransposed(FMatrixRMaj matrix, Packed packed);

    /**
     * {@code c[cRow + i] = a[aRow + i] · b} for {@code i} in {@code [0, rows)}.
     *
     * @param a at least {@code aRow + rows} rows, {@code b.rows()} columns
     * @param b the packed right factor
     * @param c at least {@code cRow + rows} rows, {@code b.columns()} columns; may be {@code a} when the rows differ
     */
    void multiply(int rows, FMatrixRMaj a, int aRow, Packed b, FMatrixRMaj c, int cRow);

    /** As {@link #multiply}, added to what {@code c} holds: the chain of sums starts from there. */
    void multiplyAdd(int rows, FMatrixRMaj a, int aRow, Packed b, FMatrixRMaj c, int cRow);

    /**
     * {@code c += aᵀ · b}, with {@code rows} rows of each from {@code aRow} and {@code bRow} on: the gradient of a weight.
     *
     * @param c {@code a.numCols × b.numCols}
     * @param slice the columns of c that are computed
     */
    void addTransposedProduct(int rows, FMatrixRMaj a, int aRow, FMatrixRMaj b, int bRow, FMatrixRMaj c, Slice slice);

    /** {@code y[yOffset + i] += x[xOffset + i]}. */
    void add(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** {@code y[yOffset + i] = tanh(x[xOffset + i])}, within 4 units in the last place of the true value; {@code y} may be {@code x}. */
    void tanh(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** {@code y[yOffset + i] = 1 / (1 + exp(-x[xOffset + i]))}; {@code y} may be {@code x}. */
    void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset);

    /**
     * The softmax of {@code length} scores, stable for any finite ones.
     *
     * @return the logarithm of the sum of exponentials, {@code log Σ exp x}, so that {@code -ln p(i)} is that minus {@code x[i]}
     */
    float softmax(int length, float[] x, int xOffset, float[] y, int yOffset);

    /** The equations of cells with gates. */
    Gates gates();

    /** The small matrices of an external memory. */
    Slots slots();
}
