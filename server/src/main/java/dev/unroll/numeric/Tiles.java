package dev.unroll.numeric;

import static dev.unroll.numeric.Panels.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of {@code c += a·b} for a few rows of a, which lie in a strip ({@code a[a0 + k·ROWS + row]}), and a panel of b
 * ({@code b[b0 + k·WIDTH + column]}). The tile of c stays in registers; each of its elements is one chain of fused multiply-adds over
 * ascending k that starts from what c holds.
 *
 * <p>Both operands are read from first to last with one index each: that is what lets the compiler keep the addresses in registers (rows of
 * a read where they lie, six indices in all, halve the speed). Every accumulator is loaded on its own, since a shared one would live on the
 * heap.
 */
final class Tiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Rows of a strip. */
    static final int ROWS = 6;

    private Tiles() {}

    /** Six rows and a panel. Row {@code r} of c begins at {@code c0 + r·stride}. */
    static void six(int inner, float[] a, int a0, float[] b, int b0, float[] c, int c0, int stride) {
        int c1 = c0 + stride;
        int c2 = c1 + stride;
        int c3 = c2 + stride;
        int c4 = c3 + stride;
        int c5 = c4 + stride;
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
            FloatVector u = load(b, b0 + k * WIDTH);
            FloatVector v = load(b, b0 + k * WIDTH + LANES);
            int i = a0 + k * ROWS;
            FloatVector x = broadcast(a[i]);
            s00 = x.fma(u, s00);
            s01 = x.fma(v, s01);
            x = broadcast(a[i + 1]);
            s10 = x.fma(u, s10);
            s11 = x.fma(v, s11);
            x = broadcast(a[i + 2]);
            s20 = x.fma(u, s20);
            s21 = x.fma(v, s21);
            x = broadcast(a[i + 3]);
            s30 = x.fma(u, s30);
            s31 = x.fma(v, s31);
            x = broadcast(a[i + 4]);
            s40 = x.fma(u, s40);
            s41 = x.fma(v, s41);
            x = broadcast(a[i + 5]);
            s50 = x.fma(u, s50);
            s51 = x.fma(v, s51);
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

    /** The first two rows of a strip and two neighbouring panels, the second of which begins at {@code b1}. */
    static void two(int inner, float[] a, int a0, float[] b, int b0, int b1, float[] c, int c0, int stride) {
        int c1 = c0 + stride;
        FloatVector s00 = load(c, c0);
        FloatVector s01 = load(c, c0 + LANES);
        FloatVector s02 = load(c, c0 + 2 * LANES);
        FloatVector s03 = load(c, c0 + 3 * LANES);
        FloatVector s10 = load(c, c1);
        FloatVector s11 = load(c, c1 + LANES);
        FloatVector s12 = load(c, c1 + 2 * LANES);
        FloatVector s13 = load(c, c1 + 3 * LANES);
        for (int k = 0; k < inner; k++) {
            FloatVector u0 = load(b, b0 + k * WIDTH);
            FloatVector u1 = load(b, b0 + k * WIDTH + LANES);
            FloatVector u2 = load(b, b1 + k * WIDTH);
            FloatVector u3 = load(b, b1 + k * WIDTH + LANES);
            int i = a0 + k * ROWS;
            FloatVector x = broadcast(a[i]);
            s00 = x.fma(u0, s00);
            s01 = x.fma(u1, s01);
            s02 = x.fma(u2, s02);
            s03 = x.fma(u3, s03);
            x = broadcast(a[i + 1]);
            s10 = x.fma(u0, s10);
            s11 = x.fma(u1, s11);
            s12 = x.fma(u2, s12);
            s13 = x.fma(u3, s13);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s03.intoArray(c, c0 + 3 * LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s12.intoArray(c, c1 + 2 * LANES);
        s13.intoArray(c, c1 + 3 * LANES);
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector broadcast(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }
}
