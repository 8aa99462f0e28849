package dev.unroll.task.memory;

import dev.unroll.net.Coding;
import dev.unroll.numeric.Rng;
import java.util.List;

/** A source of sequences with their right answers, for one width of items. Has no state but scratch: used by one thread at a time. */
public sealed interface MemoryTask permits Echo, Copy, RepeatCopy, AssociativeRecall, PrioritySort {
    /** What each number stands for that is read at a step: {@code "bit"}, {@code "begin"}, {@code "recall"} and the like. */
    List<String> channels();

    /** Bits of an answer. */
    int outputs();

    /** Items of the shortest sequence. */
    default int shortest() {
        return 1;
    }

    /** Steps of the longest sequence of {@code length} items. */
    int steps(int length);

    /** Fills a cleared stream with a random sequence of {@code length} items. Allocates nothing. */
    void draw(Rng rng, int length, Stream into);

    /** What the network has to be made for. */
    default Coding.Vectors coding() {
        return new Coding.Vectors(channels().size(), outputs());
    }
}
