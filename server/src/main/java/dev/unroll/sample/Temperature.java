package dev.unroll.sample;

import dev.unroll.numeric.Rng;

/** Draws from the softmax of scores divided by a temperature, by inverting the cumulative distribution. */
final class Temperature implements Sampler {
    private final double temperature;

    Temperature(double temperature) {
        this.temperature = temperature;
    }

    @Override
    public int sample(float[] logits, Rng rng) {
        float max = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) StrictMath.exp((logits[i] - max) / temperature);
            sum += logits[i];
        }
        double left = rng.nextDouble() * sum;
        for (int i = 0; i < logits.length; i++) {
            left -= logits[i];
            if (left < 0) {
                return i;
            }
        }
        return lastPossible(logits);
    }

    // Rounding can leave a remainder after the last token; the token must still be one that has a probability.
    private static int lastPossible(float[] weights) {
        int last = weights.length - 1;
        while (last > 0 && weights[last] == 0) {
            last--;
        }
        return last;
    }
}
