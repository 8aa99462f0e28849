package dev.unroll.task.memory;

import dev.unroll.numeric.Rng;
import java.util.List;

/** Items, a step that asks for them, then the same items in the same order: the copy task of Graves et al. 2014, "Neural Turing machines", 4.1. */
public final class Copy implements MemoryTask {
    private final int bits;
    private final List<String> channels;

    /** @param bits of an item */
    public Copy(int bits) {
        this.bits = bits;
        this.channels = Channels.of(bits, Channels.RECALL);
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
            into.ask(length + 1 + t, t, bits);
        }
        into.read(length, bits, 1);
        into.end(steps(length));
    }
}
