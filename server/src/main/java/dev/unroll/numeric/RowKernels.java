package dev.unroll.numeric;

import static dev.unroll.numeric.Panels.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of {@code c += a·b} where a is row-major and b is a panel. The tile of c stays in registers; each of its
 * elements is one chain of fused multiply-adds that starts from what c holds. Every accumulator is loaded on its own, since the compiler
 * keeps a shared one on the heap.
 */
final class RowKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Rows of the largest tile. */
    static final int ROWS = 6;

    private RowKernels() {}

    /** Six rows of a and one panel. Row {@code r} of a begins at {@code a0 + r·aStride}, that of c at {@code c0 + r·cStride}. */
    static void six(int inner, float[] a, int a0, int aStride, float[] b, int b0, float[] c, int c0, int cStride) {
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int a5 = a4 + aStride;
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int c5 = c4 + cStride;
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
            FloatVector b0k = load(b, b0 + k * WIDTH);
            FloatVector b1k = load(b, b0 + k * WIDTH + LANES);
            FloatVector x = broadcast(a[a0 + k]);
            s00 = x.fma(b0k, s00);
            s01 = x.fma(b1k, s01);
            x = broadcast(a[a1 + k]);
            s10 = x.fma(b0k, s10);
            s11 = x.fma(b1k, s11);
            x = broadcast(a[a2 + k]);
            s20 = x.fma(b0k, s20);
            s21 = x.fma(b1k, s21);
            x = broadcast(a[a3 + k]);
            s30 = x.fma(b0k, s30);
            s31 = x.fma(b1k, s31);
            x = broadcast(a[a4 + k]);
            s40 = x.fma(b0k, s40);
            s41 = x.fma(b1k, s41);
            x = broadcast(a[a5 + k]);
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

    /** Two rows and one panel. */
    static void two(int inner, float[] a, int a0, int aStride, float[] b, int b0, float[] c, int c0, int cStride) {
        int a1 = a0 + aStride;
        int c1 = c0 + cStride;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + LANES);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + LANES);
        for (int k = 0; k < inner; k++) {
            FloatVector b0k = load(b, b0 + k * WIDTH);
            FloatVector b1k = load(b, b0 + k * WIDTH + LANES);
            FloatVector x = broadcast(a[a0 + k]);
            s00 = x.fma(b0k, s00);
            s01 = x.fma(b1k, s01);
            x = broadcast(a[a1 + k]);
            s10 = x.fma(b0k, s10);
            s11 = x.fma(b1k, s11);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
    }

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
    static void oneByFour(int inner, float[] a, int a0, float[] b, int b0, int panel, float[] c, int c0) {
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
