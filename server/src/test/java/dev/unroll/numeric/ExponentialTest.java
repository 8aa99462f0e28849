package dev.unroll.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final int COUNT = 400_003;

    /** A float function of one number. */
    private interface Function {
        float of(float x);
    }

    /** The same over arrays. */
    private interface Arrayed {
        void of(int length, float[] x, int xOffset, float[] y, int yOffset);
    }

    private static void sweep(float limit, Function function, DoubleUnaryOperator exact, double ulps) {
        double worst = 0;
        for (int i = 0; i <= COUNT; i++) {
            float x = limit * (2f * i / COUNT - 1);
            double expected = exact.applyAsDouble(x);
            worst = Math.max(worst, Math.abs(function.of(x) - expected) / Math.ulp((float) expected));
        }
        assertThat(worst).isLessThanOrEqualTo(ulps);
    }

    @Test
    void theyAreWithinAFewUnitsInTheLastPlace() {
        sweep(87, Exponential::exp, StrictMath::exp, 2);
        for (float limit : new float[] {1e-6f, 0.01f, 1, 20}) {
            sweep(limit, Exponential::tanh, StrictMath::tanh, 4);
        }
        sweep(80, Exponential::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), 4);
    }

    @Test
    void theyAreRightAtTheBorders() {
        assertThat(Exponential.tanh(0)).isZero();
        assertThat(Exponential.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Exponential.tanh(-1e30f)).isEqualTo(-1);
        assertThat(Exponential.sigmoid(Float.NEGATIVE_INFINITY)).isBetween(0f, 1e-37f);
        assertThat(Exponential.sigmoid(1000)).isEqualTo(1);
        assertThat(Exponential.exp(0)).isEqualTo(1);
        assertThat(Exponential.exp(Float.NEGATIVE_INFINITY)).isBetween(0f, 2e-38f);
        assertThat(Exponential.tanh(Float.NaN)).isNaN();
        assertThat(Exponential.sigmoid(Float.NaN)).isNaN();
        assertThat(Exponential.exp(Float.NaN)).isNaN();
    }

    private static void sameBits(Arrayed arrayed, Function function) {
        float[] x = new float[10_007];
        Rng rng = Rng.stream(5, 0);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (20 * rng.nextGaussian());
        }
        x[3] = Float.NaN;
        x[4] = Float.POSITIVE_INFINITY;
        x[5] = Float.NEGATIVE_INFINITY;
        x[6] = -0f;
        float[] y = new float[x.length];
        arrayed.of(x.length - 1, x, 1, y, 0);
        for (int i = 1; i < x.length; i++) {
            assertThat(Float.floatToIntBits(y[i - 1]))
                    .as("of %s", x[i])
                    .isEqualTo(Float.floatToIntBits(function.of(x[i])));
        }
    }

    @Test
    void vectorsGiveTheSameBits() {
        sameBits(VectorExponential::tanh, Exponential::tanh);
        sameBits(VectorExponential::sigmoid, Exponential::sigmoid);
        sameBits((n, x, xo, y, yo) -> VectorExponential.expShifted(n, x, xo, 0, y, yo), Exponential::exp);
    }
}
