package dev.unroll.numeric;

/**
 * What an external memory does to its small matrices, for one stream at one step: products, and the fading of what is written over.
 * Matrices lie row by row without gaps; a matrix whose columns are summed is kept with its transpose, so that every sum runs along vectors.
 * Every implementation gives the same bits.
 */
public interface Slots {
    /**
     * {@code C += A·B}, each element one chain of fused multiply-adds over ascending k.
     *
     * @param rows of A and C
     * @param inner columns of A, rows of B
     * @param columns of B and C
     * @param a element {@code (i, k)} at {@code a0 + i·aRow + k·aColumn}, so that A may be the transpose of what lies there
     */
    void addProduct(
            int rows,
            int inner,
            int columns,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            float[] c,
            int c0);

    /** {@code Y[i, j] = X[i, j]·(1 - p[i]·q[j])}; Y may be X. */
    void erase(int rows, int columns, float[] p, int p0, float[] q, int q0, float[] x, int x0, float[] y, int y0);

    /** {@code Y[i, j] = X[i, j]·(1 - (w[i] + w[j]))} for square matrices; Y may be X. */
    void fade(int size, float[] w, int w0, float[] x, int x0, float[] y, int y0);

    /** {@code Y[i, j] += s[i]·X[i, j]}. */
    void addScaledRows(int rows, int columns, float[] s, int s0, float[] x, int x0, float[] y, int y0);

    /** {@code Y[i, j] += s[j]·X[i, j]}. */
    void addScaledColumns(int rows, int columns, float[] s, int s0, float[] x, int x0, float[] y, int y0);

    /** {@code y[j] += Σᵢ s[i]·(X[i, j]·Z[i, j])}, over ascending i. */
    void addColumnSums(
            int rows, int columns, float[] s, int s0, float[] x, int x0, float[] z, int z0, float[] y, int y0);
}
