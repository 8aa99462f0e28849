package dev.unroll.train;

/**
 * How a run shows what it has learnt. Never changes training.
 *
 * @param every steps between two samples; 0: spaced by {@code run}
 * @param length characters, without the prime
 * @param temperature divides the logits; 0 takes the most probable character each time
 * @param prime text fed to the network first; may be empty
 */
public record Sampling(int every, int length, double temperature, String prime) {
    /** Two hundred characters, as min-char-rnn prints. */
    public static final Sampling DEFAULT = new Sampling(0, 200, 1, "");

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
        int symbols = prime.codePointCount(0, prime.length());
        if (symbols > LONGEST_PRIME) {
            throw new InvalidSpec(
                    "sampling.prime",
                    "sampling.prime must be at most %d characters, was %d".formatted(LONGEST_PRIME, symbols));
        }
    }
}
