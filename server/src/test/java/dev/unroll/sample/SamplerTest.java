package dev.unroll.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.numeric.Rng;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final float[] LOGITS = {1, 3, 2, -40};
    private static final int DRAWS = 100_000;
    private static final double DEVIATIONS = 5;

    private static double[] shares(Sampler sampler) {
        Rng rng = Rng.stream(1, 0);
        double[] shares = new double[LOGITS.length];
        for (int i = 0; i < DRAWS; i++) {
            shares[sampler.sample(LOGITS.clone(), rng)] += 1.0 / DRAWS;
        }
        return shares;
    }

    @Test
    void sharesAreTheSoftmaxOfScoresOverTemperature() {
        for (double temperature : new double[] {0.5, 1, 2}) {
            double[] shares = shares(Sampler.temperature(temperature));
            double sum = 0;
            for (float logit : LOGITS) {
                sum += Math.exp(logit / temperature);
            }
            for (int i = 0; i < LOGITS.length; i++) {
                double p = Math.exp(LOGITS[i] / temperature) / sum;
                assertThat(Math.abs(shares[i] - p)).isLessThan(DEVIATIONS * Math.sqrt(p * (1 - p) / DRAWS) + 1e-9);
            }
        }
    }

    @Test
    void temperatureZeroTakesTheLargest() {
        Rng rng = Rng.stream(1, 0);
        for (int i = 0; i < 100; i++) {
            assertThat(Sampler.temperature(0).sample(LOGITS.clone(), rng)).isEqualTo(1);
        }
    }

    @Test
    void aNearlyZeroTemperatureStaysFinite() {
        assertThat(Sampler.temperature(1e-300).sample(LOGITS.clone(), Rng.stream(1, 0)))
                .isEqualTo(1);
    }

    @Test
    void aNegativeTemperatureIsRefused() {
        assertThatThrownBy(() -> Sampler.temperature(-0.1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> Sampler.temperature(Double.NaN)).hasMessageContaining("at least 0");
    }

    @Test
    void topKDrawsAmongTheMostProbableOnly() {
        double[] two = shares(Sampler.of(1, 2, 1));
        double e = Math.exp(3) + Math.exp(2);
        assertThat(two[0]).isZero();
        assertThat(two[1]).isCloseTo(Math.exp(3) / e, Offset.offset(0.01));
        assertThat(two[2]).isCloseTo(Math.exp(2) / e, Offset.offset(0.01));
        assertThat(shares(Sampler.of(1, 1, 1))[1]).isCloseTo(1, Offset.offset(1e-9));
        assertThat(shares(Sampler.of(1, 0, 1))).isEqualTo(shares(Sampler.temperature(1)));
    }

    @Test
    void topPDrawsAmongTheFewestThatHoldTheShare() {
        // softmax: 0.09, 0.665, 0.245, 0
        assertThat(shares(Sampler.of(1, 0, 0.6))[1]).isCloseTo(1, Offset.offset(1e-9));
        double[] two = shares(Sampler.of(1, 0, 0.7));
        assertThat(two[0]).isZero();
        assertThat(two[2]).isCloseTo(0.245 / 0.91, Offset.offset(0.01));
        assertThat(shares(Sampler.of(1, 0, 0.95))[0]).isCloseTo(0.09, Offset.offset(0.01));
        // At a higher temperature the first holds less.
        assertThat(shares(Sampler.of(10, 0, 0.6))[2]).isPositive();
    }

    @Test
    void topKAndTopPOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Sampler.of(1, -1, 1)).hasMessageContaining("topK must be at least 0");
        assertThatThrownBy(() -> Sampler.of(1, 0, 0)).hasMessageContaining("topP must be above 0");
        assertThatThrownBy(() -> Sampler.of(1, 0, Double.NaN)).hasMessageContaining("topP must be above 0");
    }
}
