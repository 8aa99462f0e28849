package dev.unroll.task.shapes;

import dev.unroll.numeric.Rng;

/** A source of examples of one shape, each with its right answer. Has no state. */
public sealed interface Problem permits Kinds, Spelling, Sentiment, Tagging, Reversal {
    /** Everything that is read or answered. */
    Symbols symbols();

    /** Steps of the longest example. */
    int longest();

    /** How many different examples there are. */
    long size();

    /** Fills {@code example} with one at random. Allocates nothing. */
    void draw(Rng rng, Sequence example);

    /**
     * Fills {@code example} with what a person typed.
     *
     * @throws IllegalArgumentException when it is none, saying what would be one
     */
    void read(String typed, Sequence example);
}
