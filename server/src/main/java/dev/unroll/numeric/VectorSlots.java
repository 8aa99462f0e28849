package dev.unroll.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Slots} a vector of columns at a time; what does not fill a vector is done by {@link PlainSlots}. */
final class VectorSlots implements Slots {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

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
        int pairs = columns - columns % (2 * LANES);
        int whole = columns - columns % LANES;
        int row = 0;
        for (; row <= rows - 4; row += 4) {
            int c1 = c0 + row * columns;
            for (int j = 0; j < pairs; j += 2 * LANES) {
                fourByTwo(inner, columns, a, a0 + row * aRow, aRow, aColumn, b, b0 + j, c, c1 + j);
            }
            if (pairs < whole) {
                four(inner, columns, a, a0 + row * aRow, aRow, aColumn, b, b0 + pairs, c, c1 + pairs);
            }
        }
        for (; row < rows; row++) {
            one(inner, columns, whole, a, a0 + row * aRow, aColumn, b, b0, c, c0 + row * columns);
        }
        if (whole < columns) {
            PlainSlots.addProduct(whole, rows, inner, columns, a, a0, aRow, aColumn, b, b0, c, c0);
        }
    }

    /** Four rows and a vector of columns. */
    private static void four(
            int inner, int columns, float[] a, int a0, int aRow, int aColumn, float[] b, int b0, float[] c, int c0) {
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        FloatVector s0 = load(c, c0);
        FloatVector s1 = load(c, c0 + columns);
        FloatVector s2 = load(c, c0 + 2 * columns);
        FloatVector s3 = load(c, c0 + 3 * columns);
        for (int k = 0; k < inner; k++) {
            FloatVector x = load(b, b0 + k * columns);
            int i = k * aColumn;
            s0 = broadcast(a[a0 + i]).fma(x, s0);
            s1 = broadcast(a[a1 + i]).fma(x, s1);
            s2 = broadcast(a[a2 + i]).fma(x, s2);
            s3 = broadcast(a[a3 + i]).fma(x, s3);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + columns);
        s2.intoArray(c, c0 + 2 * columns);
        s3.intoArray(c, c0 + 3 * columns);
    }

    /** Four rows and two vectors of columns: an element of a is spread once for both. */
    private static void fourByTwo(
            int inner, int columns, float[] a, int a0, int aRow, int aColumn, float[] b, int b0, float[] c, int c0) {
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int c1 = c0 + columns;
        int c2 = c1 + columns;
        int c3 = c2 + columns;
        FloatVector s0 = load(c, c0);
        FloatVector t0 = load(c, c0 + LANES);
        FloatVector s1 = load(c, c1);
        FloatVector t1 = load(c, c1 + LANES);
        FloatVector s2 = load(c, c2);
        FloatVector t2 = load(c, c2 + LANES);
        FloatVector s3 = load(c, c3);
        FloatVector t3 = load(c, c3 + LANES);
        for (int k = 0; k < inner; k++) {
            FloatVector x = load(b, b0 + k * columns);
            FloatVector y = load(b, b0 + k * columns + LANES);
            int i = k * aColumn;
            FloatVector spread = broadcast(a[a0 + i]);
            s0 = spread.fma(x, s0);
            t0 = spread.fma(y, t0);
            spread = broadcast(a[a1 + i]);
            s1 = spread.fma(x, s1);
            t1 = spread.fma(y, t1);
            spread = broadcast(a[a2 + i]);
            s2 = spread.fma(x, s2);
            t2 = spread.fma(y, t2);
            spread = broadcast(a[a3 + i]);
            s3 = spread.fma(x, s3);
            t3 = spread.fma(y, t3);
        }
        s0.intoArray(c, c0);
        t0.intoArray(c, c0 + LANES);
        s1.intoArray(c, c1);
        t1.intoArray(c, c1 + LANES);
        s2.intoArray(c, c2);
        t2.intoArray(c, c2 + LANES);
        s3.intoArray(c, c3);
        t3.intoArray(c, c3 + LANES);
    }

    private static void one(
            int inner, int columns, int whole, float[] a, int a0, int aColumn, float[] b, int b0, float[] c, int c0) {
        for (int j = 0; j < whole; j += LANES) {
            FloatVector s = load(c, c0 + j);
            for (int k = 0; k < inner; k++) {
                s = broadcast(a[a0 + k * aColumn]).fma(load(b, b0 + k * columns + j), s);
            }
            s.intoArray(c, c0 + j);
        }
    }

    @Override
    public void erase(
            int rows, int columns, float[] p, int p0, float[] q, int q0, float[] x, int x0, float[] y, int y0) {
        int whole = columns - columns % LANES;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < whole; j += LANES) {
                int at = i * columns + j;
                FloatVector erased = broadcast(p[p0 + i]).mul(load(q, q0 + j));
                load(x, x0 + at).mul(broadcast(1).sub(erased)).intoArray(y, y0 + at);
            }
        }
        PlainSlots.erase(whole, rows, columns, p, p0, q, q0, x, x0, y, y0);
    }

    @Override
    public void fade(int size, float[] w, int w0, float[] x, int x0, float[] y, int y0) {
        int whole = size - size % LANES;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < whole; j += LANES) {
                int at = i * size + j;
                FloatVector faded = broadcast(w[w0 + i]).add(load(w, w0 + j));
                load(x, x0 + at).mul(broadcast(1).sub(faded)).intoArray(y, y0 + at);
            }
        }
        PlainSlots.fade(whole, size, w, w0, x, x0, y, y0);
    }

    @Override
    public void addScaledRows(int rows, int columns, float[] s, int s0, float[] x, int x0, float[] y, int y0) {
        int whole = columns - columns % LANES;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < whole; j += LANES) {
                int at = i * columns + j;
                broadcast(s[s0 + i]).fma(load(x, x0 + at), load(y, y0 + at)).intoArray(y, y0 + at);
            }
        }
        PlainSlots.addScaledRows(whole, rows, columns, s, s0, x, x0, y, y0);
    }

    @Override
    public void addScaledColumns(int rows, int columns, float[] s, int s0, float[] x, int x0, float[] y, int y0) {
        int whole = columns - columns % LANES;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < whole; j += LANES) {
                int at = i * columns + j;
                load(s, s0 + j).fma(load(x, x0 + at), load(y, y0 + at)).intoArray(y, y0 + at);
            }
        }
        PlainSlots.addScaledColumns(whole, rows, columns, s, s0, x, x0, y, y0);
    }

    @Override
    public void addColumnSums(
            int rows, int columns, float[] s, int s0, float[] x, int x0, float[] z, int z0, float[] y, int y0) {
        int whole = columns - columns % LANES;
        for (int j = 0; j < whole; j += LANES) {
            FloatVector sum = load(y, y0 + j);
            for (int i = 0; i < rows; i++) {
                int at = i * columns + j;
                sum = broadcast(s[s0 + i]).fma(load(x, x0 + at).mul(load(z, z0 + at)), sum);
            }
            sum.intoArray(y, y0 + j);
        }
        PlainSlots.addColumnSums(whole, rows, columns, s, s0, x, x0, z, z0, y, y0);
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector broadcast(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }
}
