package dev.unroll.numeric;

/**
 * {@code exp} and what is made of it, in {@code float} by fused multiply-adds alone, so that the vector form in {@link VectorExponential}
 * gives the same bits.
 *
 * <p>{@code x = n·ln 2 + r} with {@code |r| ≤ ln 2 / 2}; {@code e^r - 1 = r·q(r)} where q is the polynomial of degree 5 that interpolates at
 * Chebyshev's nodes (relative error 2⁻²⁶). The rounding to n adds and subtracts 1.5·2²³, which leaves n in the low bits.
 */
final class Exponential {
    static final float LOG2_E = 0x1.715476p0f;
    static final float ROUNDING = 0x1.8p23f;
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -0x1.bd0106p-13f;
    static final float Q1 = 0.5f;
    static final float Q2 = 0.16666505f;
    static final float Q3 = 0.041666465f;
    static final float Q4 = 0.008369156f;
    static final float Q5 = 0x1.6d4324p-10f;
    static final int ONE_BITS = 0x3F800000;
    static final int EXPONENT_SHIFT = 23;

    /** Where exp is as small and as large as a normal {@code float} can be. */
    static final float LEAST = -87.3f;

    static final float MOST = 88.3f;

    /** Where tanh is ±1 for every {@code float}, doubled. */
    static final float SATURATED = 20;

    private Exponential() {}

    /** {@code e^x}; below {@link #LEAST} and above {@link #MOST} as there. */
    static float exp(float x) {
        float clamped = Math.min(Math.max(x, LEAST), MOST);
        float t = Math.fma(clamped, LOG2_E, ROUNDING);
        float r = reduced(clamped, t - ROUNDING);
        return Math.fma(q(r), r, 1) * powerOfTwo(t);
    }

    /** {@code e^x - 1} for {@code |x| ≤} {@link #SATURATED}, accurate near zero. */
    private static float expMinusOne(float x) {
        float t = Math.fma(x, LOG2_E, ROUNDING);
        float r = reduced(x, t - ROUNDING);
        float power = powerOfTwo(t);
        return Math.fma(power, q(r) * r, power - 1);
    }

    /** {@code tanh x = (e^2x - 1) / (e^2x + 1)}. */
    static float tanh(float x) {
        float e = expMinusOne(Math.min(Math.max(x + x, -SATURATED), SATURATED));
        return e / (e + 2);
    }

    /** {@code 1 / (1 + e^-x)}. */
    static float sigmoid(float x) {
        return 1 / (1 + exp(-x));
    }

    private static float reduced(float x, float n) {
        return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    }

    private static float q(float r) {
        float q = Math.fma(Q5, r, Q4);
        q = Math.fma(q, r, Q3);
        q = Math.fma(q, r, Q2);
        q = Math.fma(q, r, Q1);
        return Math.fma(q, r, 1);
    }

    private static float powerOfTwo(float t) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(t) << EXPONENT_SHIFT) + ONE_BITS);
    }
}
