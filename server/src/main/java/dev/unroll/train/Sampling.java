package dev.unroll.train;

import dev.unroll.sample.Sampler;

/**
 * How a run shows what it has learnt. Never changes training.
 *
 * @param every steps between two samples; 0: spaced by {@code run}
 * @param length characters, without the prime
 * @param temperature divides the logits; 0 takes the most probable character each time
 * @param topK only the so many most probable characters are drawn; 0: all
 * @param topP only the most probable characters that make up this share of the probability are drawn; 1: all
 * @param prime text fed to the network first; may be empty
 */
public record Sampling(int every, int length, double temperature, int topK, double topP, String prime) {
    /** Two hundred characters, as min-char-rnn prints. */
    public static final Sampling DEFAULT = new Sampling(0, 200, 1, 0, 1, "");

    /** The longest prime, in characters. */
    public static final int LONGEST_PRIME = 1000;

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public Sampling {
        InvalidSpec.inRange("sampling.every", every, 0, 1_000_000);
        InvalidSpec.inRange("sampling.length", length, 1, 10_000);
        InvalidSpec.inRange("sampling.temperature", temperature, 0, 10);
        InvalidSpec.inRange("sampling.topK", topK, 0, 65_536);
        InvalidSpec.inRange("sampling.topP", topP, 0.000_001, 1);
        int symbols = prime.codePointCount(0, prime.length());
        if (symbols > LONGEST_PRIME) {
            throw new InvalidSpec(
                    "sampling.prime",
                    "sampling.prime must be at most %d characters, was %d".formatted(LONGEST_PRIME, symbols));
        }
    }

    /** With another prime. */
    Sampling beginningWith(String other) {
        return new Sampling(every, length, temperature, topK, topP, other);
    }

    /** What chooses the characters. */
    public Sampler sampler() {
        return Sampler.of(temperature, topK, topP);
    }
}
