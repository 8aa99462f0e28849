package dev.unroll.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What one core can do at most: fused multiply-adds of vectors that stay in registers. */
public final class Peak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /** Sums that do not wait for each other. */
    public static final int CHAINS = 12;

    private static final int ROUNDS = 200_000;
    private static final int REPETITIONS = 30;

    private Peak() {}

    /** The most that was reached, in 10⁹ multiplications and additions a second. Takes about a second; needs the Vector API. */
    public static double gflops() {
        float[] numbers = new float[CHAINS * SPECIES.length()];
        double best = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long begun = System.nanoTime();
            chains(ROUNDS, numbers);
            double seconds = (System.nanoTime() - begun) / 1e9;
            best = Math.max(best, 2.0 * CHAINS * SPECIES.length() * ROUNDS / seconds / 1e9);
        }
        return best;
    }

    /**
     * So many rounds of a fused multiply-add in each chain.
     *
     * @param x a vector for each chain
     */
    public static void chains(int rounds, float[] x) {
        int lanes = SPECIES.length();
        FloatVector a = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector b = FloatVector.broadcast(SPECIES, 0.001f);
        FloatVector s0 = FloatVector.fromArray(SPECIES, x, 0);
        FloatVector s1 = FloatVector.fromArray(SPECIES, x, lanes);
        FloatVector s2 = FloatVector.fromArray(SPECIES, x, 2 * lanes);
        FloatVector s3 = FloatVector.fromArray(SPECIES, x, 3 * lanes);
        FloatVector s4 = FloatVector.fromArray(SPECIES, x, 4 * lanes);
        FloatVector s5 = FloatVector.fromArray(SPECIES, x, 5 * lanes);
        FloatVector s6 = FloatVector.fromArray(SPECIES, x, 6 * lanes);
        FloatVector s7 = FloatVector.fromArray(SPECIES, x, 7 * lanes);
        FloatVector s8 = FloatVector.fromArray(SPECIES, x, 8 * lanes);
        FloatVector s9 = FloatVector.fromArray(SPECIES, x, 9 * lanes);
        FloatVector s10 = FloatVector.fromArray(SPECIES, x, 10 * lanes);
        FloatVector s11 = FloatVector.fromArray(SPECIES, x, 11 * lanes);
        for (int i = 0; i < rounds; i++) {
            s0 = s0.fma(a, b);
            s1 = s1.fma(a, b);
            s2 = s2.fma(a, b);
            s3 = s3.fma(a, b);
            s4 = s4.fma(a, b);
            s5 = s5.fma(a, b);
            s6 = s6.fma(a, b);
            s7 = s7.fma(a, b);
            s8 = s8.fma(a, b);
            s9 = s9.fma(a, b);
            s10 = s10.fma(a, b);
            s11 = s11.fma(a, b);
        }
        s0.intoArray(x, 0);
        s1.intoArray(x, lanes);
        s2.intoArray(x, 2 * lanes);
        s3.intoArray(x, 3 * lanes);
        s4.intoArray(x, 4 * lanes);
        s5.intoArray(x, 5 * lanes);
        s6.intoArray(x, 6 * lanes);
        s7.intoArray(x, 7 * lanes);
        s8.intoArray(x, 8 * lanes);
        s9.intoArray(x, 9 * lanes);
        s10.intoArray(x, 10 * lanes);
        s11.intoArray(x, 11 * lanes);
    }
}
