package dev.unroll.numeric;

/** {@code oneplus(x) = 1 + ln(1 + eˣ)}, which is at least 1, and its slope {@code σ(x)} (Graves et al. 2016, Methods). */
public final class Oneplus {
    private Oneplus() {}

    /**
     * In place; finite for every finite x.
     *
     * @param slope takes the slopes, from {@code s0} on
     */
    public static void apply(int length, float[] x, int x0, float[] slope, int s0) {
        for (int i = 0; i < length; i++) {
            float v = x[x0 + i];
            slope[s0 + i] = Exponential.sigmoid(v);
            x[x0 + i] = 1 + Math.max(v, 0) + (float) StrictMath.log1p(Exponential.exp(-Math.abs(v)));
        }
    }
}
