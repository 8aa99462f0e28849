package dev.unroll.source;

import dev.unroll.numeric.Rng;

/** Writes texts of a kind, one independent piece after the other, from a seed. */
public interface Generator {
    /** Appends the next piece, which says itself where it ends. */
    void write(Rng rng, StringBuilder to);

    /** Of the endless text, in nats per character; of rallies, per state. */
    Entropy entropy();

    /** Pieces of the seed's own stream until there are {@code least} characters. */
    default String text(long seed, int least) {
        Rng rng = Rng.stream(seed, 0);
        StringBuilder text = new StringBuilder(least + 256);
        while (text.length() < least) {
            write(rng, text);
        }
        return text.toString();
    }
}
