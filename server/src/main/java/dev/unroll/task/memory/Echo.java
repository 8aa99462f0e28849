package dev.unroll.task.memory;

import dev.unroll.numeric.Rng;
import java.util.List;

/**
 * Every item is to be answered some steps after it was read, while others are read: the delayed recall by which Jaeger 2001, "Short term
 * memory in echo state networks", measures how long a network remembers.
 */
public final class Echo implements MemoryTask {
    private final int bits;
    private final int delay;
    private final List<String> channels;

    /** @param delay steps from an item to its answer, at least 1 */
    public Echo(int bits, int delay) {
        this.bits = bits;
        this.delay = delay;
        this.channels = Channels.of(bits);
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
        return length + delay;
    }

    @Override
    public void draw(Rng rng, int length, Stream into) {
        for (int t = 0; t < length; t++) {
            into.readBits(t, bits, rng);
            into.ask(t + delay, t, bits);
        }
        into.end(length + delay);
    }
}
