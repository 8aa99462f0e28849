package dev.unroll.numeric;

/** {@link Slots} one number after the other, in the order of operations that {@link VectorSlots} has. */
final class PlainSlots implements Slots {
    @Override
    public void addProduct(
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
            int c0) {
        addProduct(0, rows, inner, columns, a, a0, aRow, aColumn, b, b0, c, c0);
    }

    /** From column {@code first} on. */
    static void addProduct(
            int first,
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
            int c0) {
        for (int i = 0; i < rows; i++) {
            for (int j = first; j < columns; j++) {
                float sum = c[c0 + i * columns + j];
                for (int k = 0; k < inner; k++) {
                    sum = Math.fma(a[a0 + i * aRow + k * aColumn], b[b0 + k * columns + j], sum);
                }
                c[c0 + i * columns + j] = sum;
            }
        }
    }

    @Override
    public void erase(
            int rows, int columns, float[] p, int p0, float[] q, int q0, float[] x, int x0, float[] y, int y0) {
        erase(0, rows, columns, p, p0, q, q0, x, x0, y, y0);
    }

    static void erase(
            int first,
            int rows,
            int columns,
            float[] p,
            int p0,
            float[] q,
            int q0,
            float[] x,
            int x0,
            float[] y,
            int y0) {
        for (int i = 0; i < rows; i++) {
            for (int j = first; j < columns; j++) {
                y[y0 + i * columns + j] = x[x0 + i * columns + j] * (1 - p[p0 + i] * q[q0 + j]);
            }
        }
    }

    @Override
    public void fade(int size, float[] w, int w0, float[] x, int x0, float[] y, int y0) {
        fade(0, size, w, w0, x, x0, y, y0);
    }

    static void fade(int first, int size, float[] w, int w0, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < size; i++) {
            for (int j = first; j < size; j++) {
                y[y0 + i * size + j] = x[x0 + i * size + j] * (1 - (w[w0 + i] + w[w0 + j]));
            }
        }
    }

    @Override
    public void addScaledRows(int rows, int columns, float[] s, int s0, float[] x, int x0, float[] y, int y0) {
        addScaledRows(0, rows, columns, s, s0, x, x0, y, y0);
    }

    static void addScaledRows(
            int first, int rows, int columns, float[] s, int s0, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < rows; i++) {
            for (int j = first; j < columns; j++) {
                int at = i * columns + j;
                y[y0 + at] = Math.fma(s[s0 + i], x[x0 + at], y[y0 + at]);
            }
        }
    }

    @Override
    public void addScaledColumns(int rows, int columns, float[] s, int s0, float[] x, int x0, float[] y, int y0) {
        addScaledColumns(0, rows, columns, s, s0, x, x0, y, y0);
    }

    static void addScaledColumns(
            int first, int rows, int columns, float[] s, int s0, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < rows; i++) {
            for (int j = first; j < columns; j++) {
                int at = i * columns + j;
                y[y0 + at] = Math.fma(s[s0 + j], x[x0 + at], y[y0 + at]);
            }
        }
    }

    @Override
    public void addColumnSums(
            int rows, int columns, float[] s, int s0, float[] x, int x0, float[] z, int z0, float[] y, int y0) {
        addColumnSums(0, rows, columns, s, s0, x, x0, z, z0, y, y0);
    }

    static void addColumnSums(
            int first,
            int rows,
            int columns,
            float[] s,
            int s0,
            float[] x,
            int x0,
            float[] z,
            int z0,
            float[] y,
            int y0) {
        for (int j = first; j < columns; j++) {
            float sum = y[y0 + j];
            for (int i = 0; i < rows; i++) {
                int at = i * columns + j;
                sum = Math.fma(s[s0 + i], x[x0 + at] * z[z0 + at], sum);
            }
            y[y0 + j] = sum;
        }
    }
}
