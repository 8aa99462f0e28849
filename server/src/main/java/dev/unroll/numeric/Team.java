package dev.unroll.numeric;

import java.util.function.IntConsumer;

/** Those who do a piece of work together. */
public interface Team {
    /** Works alone, one part after the other. */
    Team ALONE = (parts, work) -> {
        for (int part = 0; part < parts; part++) {
            work.accept(part);
        }
    };

    /**
     * Calls {@code work} with every number in {@code [0, parts)}, in any order, some at the same time, and returns when all are done. What
     * one of them throws is thrown here.
     */
    void run(int parts, IntConsumer work);
}
