package dev.unroll.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The innermost loop of {@link TinyProducts} on the Vector API, with the same bits. */
final class VectorCombination {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorCombination() {}

    /** {@code y += Σₖ x[k·stride]·W[k]} for as many columns as fill pairs of vectors; how many these are. */
    static int add(int inner, float[] x, int xAt, int stride, float[] w, int wAt, int width, float[] y, int yAt) {
        int j = 0;
        for (; j <= width - 2 * LANES; j += 2 * LANES) {
            FloatVector s0 = FloatVector.fromArray(SPECIES, y, yAt + j);
            FloatVector s1 = FloatVector.fromArray(SPECIES, y, yAt + j + LANES);
            for (int k = 0; k < inner; k++) {
                FloatVector xk = FloatVector.broadcast(SPECIES, x[xAt + k * stride]);
                int at = wAt + j + k * width;
                s0 = xk.fma(FloatVector.fromArray(SPECIES, w, at), s0);
                s1 = xk.fma(FloatVector.fromArray(SPECIES, w, at + LANES), s1);
            }
            s0.intoArray(y, yAt + j);
            s1.intoArray(y, yAt + j + LANES);
        }
        return j;
    }
}
