package dev.unroll.numeric;

import static dev.unroll.numeric.Exponential.EXPONENT_SHIFT;
import static dev.unroll.numeric.Exponential.LEAST;
import static dev.unroll.numeric.Exponential.LN2_HIGH;
import static dev.unroll.numeric.Exponential.LN2_LOW;
import static dev.unroll.numeric.Exponential.LOG2_E;
import static dev.unroll.numeric.Exponential.MOST;
import static dev.unroll.numeric.Exponential.ONE_BITS;
import static dev.unroll.numeric.Exponential.Q1;
import static dev.unroll.numeric.Exponential.Q2;
import static dev.unroll.numeric.Exponential.Q3;
import static dev.unroll.numeric.Exponential.Q4;
import static dev.unroll.numeric.Exponential.Q5;
import static dev.unroll.numeric.Exponential.ROUNDING;
import static dev.unroll.numeric.Exponential.SATURATED;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Exponential} over arrays, a vector at a time, with the same bits; what does not fill a vector is done one by one. */
final class VectorExponential {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorExponential() {}

    // Not a method of vectors that two loops share: once compiled on its own it is too large to be inlined, and its
    // vectors go to the heap.
    static void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
            FloatVector doubled = v.add(v).max(-SATURATED).min(SATURATED);
            FloatVector t = doubled.fma(broadcast(LOG2_E), broadcast(ROUNDING));
            FloatVector r = reduced(doubled, t.sub(ROUNDING));
            FloatVector power = powerOfTwo(t);
            FloatVector e = power.fma(q(r).mul(r), power.sub(1));
            e.div(e.add(2)).intoArray(y, yOffset + i);
        }
        for (; i < length; i++) {
            y[yOffset + i] = Exponential.tanh(x[xOffset + i]);
        }
    }

    static void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatVector one = broadcast(1);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i).neg();
            one.div(exp(v).add(1)).intoArray(y, yOffset + i);
        }
        for (; i < length; i++) {
            y[yOffset + i] = Exponential.sigmoid(x[xOffset + i]);
        }
    }

    /** {@code y = exp(x - shift)}. */
    static void expShifted(int length, float[] x, int xOffset, float shift, float[] y, int yOffset) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            exp(FloatVector.fromArray(SPECIES, x, xOffset + i).sub(shift)).intoArray(y, yOffset + i);
        }
        for (; i < length; i++) {
            y[yOffset + i] = Exponential.exp(x[xOffset + i] - shift);
        }
    }

    /** The largest of some numbers; not a number when one of them is not. */
    static float max(int length, float[] x, int offset) {
        FloatVector most = broadcast(Float.NEGATIVE_INFINITY);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            most = most.max(FloatVector.fromArray(SPECIES, x, offset + i));
        }
        float max = most.reduceLanes(VectorOperators.MAX);
        for (; i < length; i++) {
            max = Math.max(max, x[offset + i]);
        }
        return max;
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.max(LEAST).min(MOST);
        FloatVector t = clamped.fma(broadcast(LOG2_E), broadcast(ROUNDING));
        FloatVector r = reduced(clamped, t.sub(ROUNDING));
        return q(r).fma(r, broadcast(1)).mul(powerOfTwo(t));
    }

    private static FloatVector reduced(FloatVector x, FloatVector n) {
        return n.fma(broadcast(-LN2_LOW), n.fma(broadcast(-LN2_HIGH), x));
    }

    private static FloatVector q(FloatVector r) {
        FloatVector q = broadcast(Q5).fma(r, broadcast(Q4));
        q = q.fma(r, broadcast(Q3));
        q = q.fma(r, broadcast(Q2));
        q = q.fma(r, broadcast(Q1));
        return q.fma(r, broadcast(1));
    }

    private static FloatVector powerOfTwo(FloatVector t) {
        return t.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, EXPONENT_SHIFT)
                .add(ONE_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector broadcast(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }
}
