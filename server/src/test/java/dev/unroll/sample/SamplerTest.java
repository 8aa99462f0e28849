package dev.unroll.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.numeric.Rng;
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
}
