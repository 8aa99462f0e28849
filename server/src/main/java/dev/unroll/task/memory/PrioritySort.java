package dev.unroll.task.memory;

import dev.unroll.numeric.Rng;
import java.util.List;

/**
 * Items, each with a random priority between -1 and 1; a step that asks; then all of them, the highest priority first: the priority sort of Graves
 * et al. 2014, "Neural Turing machines", 4.5.
 */
public final class PrioritySort implements MemoryTask {
    private final int bits;
    private final List<String> channels;

    /** @param bits of an item */
    public PrioritySort(int bits) {
        this.bits = bits;
        this.channels = Channels.of(bits, Channels.PRIORITY, Channels.RECALL);
    }

    @Override
    public List<String> channels() {
        return channels;
    }

    @Override
    public int outputs() {
        return bits;
    }

    @Override
    public int steps(int length) {
        return 2 * length + 1;
    }

    @Override
    public void draw(Rng rng, int length, Stream into) {
        for (int t = 0; t < length; t++) {
            into.readBits(t, bits, rng);
            into.read(t, bits, 2 * rng.nextFloat() - 1);
        }
        into.read(length, bits + 1, 1);
        for (int t = 0; t < length; t++) {
            into.ask(length + 1 + place(t, length, into), t, bits);
        }
        into.end(steps(length));
    }

    /** How many items come before the one at t; of equal priorities, the one read first. */
    private int place(int t, int length, Stream stream) {
        float priority = stream.bit(t, bits);
        int before = 0;
        for (int other = 0; other < length; other++) {
            float its = stream.bit(other, bits);
            before += its > priority || (its == priority && other < t) ? 1 : 0;
        }
        return before;
    }
}
