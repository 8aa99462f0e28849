package dev.unroll.sample;

import dev.unroll.numeric.Rng;

/** Chooses a token from the scores a network gives. */
@FunctionalInterface
public interface Sampler {
    /**
     * The index of the token chosen.
     *
     * @param logits one score for each token; may be overwritten
     */
    int sample(float[] logits, Rng rng);

    /** Always the token with the largest score; of equal ones the first. */
    static Sampler greedy() {
        return (logits, rng) -> {
            int best = 0;
            for (int i = 1; i < logits.length; i++) {
                if (logits[i] > logits[best]) {
                    best = i;
                }
            }
            return best;
        };
    }

    /**
     * A token with probability {@code softmax(logits / temperature)}; temperature 0 is {@link #greedy}.
     *
     * @throws IllegalArgumentException when the temperature is negative or not a number
     */
    static Sampler temperature(double temperature) {
        if (!(temperature >= 0)) {
            throw new IllegalArgumentException("temperature must be at least 0, was " + temperature);
        }
        return temperature == 0 ? greedy() : new Temperature(temperature);
    }

    /**
     * {@link #temperature} among the most probable tokens only.
     *
     * @param topK so many of them; 0: any number
     * @param topP the fewest that hold this share of the probability, in (0, 1]; 1: all
     * @throws IllegalArgumentException when a number is out of range
     */
    static Sampler of(double temperature, int topK, double topP) {
        if (topK < 0) {
            throw new IllegalArgumentException("topK must be at least 0, was " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must be above 0 and at most 1, was " + topP);
        }
        Sampler all = temperature(temperature);
        boolean whole = temperature == 0 || (topK == 0 && topP == 1);
        return whole ? all : new Truncated(topK, topP, temperature, all);
    }
}
