package dev.unroll.sample;

import dev.unroll.numeric.Rng;
import java.util.Arrays;

/**
 * Removes all but the most probable tokens and lets another sampler draw among them: the {@code topK} first ones (Fan et al. 2018), and of
 * these the fewest that hold a share {@code topP} of the probability at a temperature (Holtzman et al. 2020). Of equally probable
 * tokens at the border all stay.
 */
final class Truncated implements Sampler {
    private final int topK;
    private final double topP;
    private final double temperature;
    private final Sampler chosen;
    private float[] sorted = {};

    Truncated(int topK, double topP, double temperature, Sampler chosen) {
        this.topK = topK;
        this.topP = topP;
        this.temperature = temperature;
        this.chosen = chosen;
    }

    @Override
    public int sample(float[] logits, Rng rng) {
        float least = least(logits);
        for (int i = 0; i < logits.length; i++) {
            if (logits[i] < least) {
                logits[i] = Float.NEGATIVE_INFINITY;
            }
        }
        return chosen.sample(logits, rng);
    }

    /** The smallest score that may be drawn. */
    private float least(float[] logits) {
        if (sorted.length != logits.length) {
            sorted = new float[logits.length];
        }
        System.arraycopy(logits, 0, sorted, 0, logits.length);
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        int first = topK > 0 ? Math.max(0, sorted.length - topK) : 0;
        if (topP == 1) {
            return sorted[first];
        }
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += weight(i, last);
        }
        double held = 0;
        for (int i = last; i > first; i--) {
            held += weight(i, last);
            if (held >= topP * sum) {
                return sorted[i];
            }
        }
        return sorted[first];
    }

    private double weight(int i, int last) {
        return StrictMath.exp((sorted[i] - sorted[last]) / temperature);
    }
}
