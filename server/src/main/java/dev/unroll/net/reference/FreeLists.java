package dev.unroll.net.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The free lists φ of a pass: slots in ascending order of usage, ties in that of the index. They can be held as they are, because the
 * gradient takes them for constants: a difference of losses must then do so too.
 */
final class FreeLists {
    private final List<int[]> lists = new ArrayList<>();
    private boolean held;
    private int next;

    /** A new pass. */
    void begin() {
        next = 0;
        if (!held) {
            lists.clear();
        }
    }

    /** From the next pass on the lists are those of the last one. */
    void hold() {
        held = true;
    }

    int[] of(double[] usage) {
        if (!held) {
            lists.add(IntStream.range(0, usage.length)
                    .boxed()
                    .sorted((i, j) -> Double.compare(usage[i], usage[j]))
                    .mapToInt(Integer::intValue)
                    .toArray());
        }
        return lists.get(next++);
    }
}
