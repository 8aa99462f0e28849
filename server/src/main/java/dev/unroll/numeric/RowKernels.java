package dev.unroll.numeric;

import static dev.unroll.numeric.Panels.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of {@code c += a·b} for a single row of a, where b is read once and nothing but its place in memory limits the
 * speed. See {@link Tiles} for more rows.
 */
final class RowKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private RowKernels() {}

    /** One row and one panel. */
    static void one(int inner, float[] a, int a0, float[] b, int b0, float[] c, int c0) {
        FloatVector s0 = load(c, c0);
        FloatVector s1 = load(c, c0 + LANES);
        for (int k = 0; k < inner; k++) {
            FloatVector x = broadcast(a[a0 + k]);
            s0 = x.fma(load(b, b0 + k * WIDTH), s0);
            s1 = x.fma(load(b, b0 + k * WIDTH + LANES), s1);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + LANES);
    }

    /** One row and four panels, which begin {@code panel} numbers apart. */
    static void four(int inner, float[] a, int a0, float[] b, int b0, int panel, float[] c, int c0) {
        int b1 = b0 + panel;
        int b2 = b1 + panel;
        int b3 = b2 + panel;
        FloatVector s0 = load(c, c0);
        FloatVector s1 = load(c, c0 + LANES);
        FloatVector s2 = load(c, c0 + 2 * LANES);
        FloatVector s3 = load(c, c0 + 3 * LANES);
        FloatVector s4 = load(c, c0 + 4 * LANES);
        FloatVector s5 = load(c, c0 + 5 * LANES);
        FloatVector s6 = load(c, c0 + 6 * LANES);
        FloatVector s7 = load(c, c0 + 7 * LANES);
        for (int k = 0; k < inner; k++) {
            FloatVector x = broadcast(a[a0 + k]);
            s0 = x.fma(load(b, b0 + k * WIDTH), s0);
            s1 = x.fma(load(b, b0 + k * WIDTH + LANES), s1);
            s2 = x.fma(load(b, b1 + k * WIDTH), s2);
            s3 = x.fma(load(b, b1 + k * WIDTH + LANES), s3);
            s4 = x.fma(load(b, b2 + k * WIDTH), s4);
            s5 = x.fma(load(b, b2 + k * WIDTH + LANES), s5);
            s6 = x.fma(load(b, b3 + k * WIDTH), s6);
            s7 = x.fma(load(b, b3 + k * WIDTH + LANES), s7);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + LANES);
        s2.intoArray(c, c0 + 2 * LANES);
        s3.intoArray(c, c0 + 3 * LANES);
        s4.intoArray(c, c0 + 4 * LANES);
        s5.intoArray(c, c0 + 5 * LANES);
        s6.intoArray(c, c0 + 6 * LANES);
        s7.intoArray(c, c0 + 7 * LANES);
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector broadcast(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }
}
