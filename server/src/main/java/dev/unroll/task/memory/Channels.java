package dev.unroll.task.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names of what a network reads at a step, one for each number. */
final class Channels {
    /** A bit of an item. */
    static final String BIT = "bit";

    /** 1 at the step before the first item. */
    static final String BEGIN = "begin";

    /** 1 at a step that asks for the answer. */
    static final String RECALL = "recall";

    /** How often the items are to be repeated, as a share of the most. */
    static final String REPEATS = "repeats";

    /** How early an item comes in the order that is asked for, from -1 to 1. */
    static final String PRIORITY = "priority";

    private Channels() {}

    static List<String> of(int bits, String... others) {
        List<String> names = new ArrayList<>(Collections.nCopies(bits, BIT));
        Collections.addAll(names, others);
        return List.copyOf(names);
    }
}
