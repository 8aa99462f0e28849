package dev.unroll.task.memory;

import dev.unroll.numeric.Rng;
import java.util.List;

/**
 * Items, all different; then one of them but the last is shown again, on a step that asks, and the one that followed it is to be answered at the
 * next: the associative recall of Graves et al. 2014, "Neural Turing machines", 4.3, with items of a single vector and so without delimiters
 * between them.
 */
public final class AssociativeRecall implements MemoryTask {
    private final int bits;
    private final List<String> channels;

    /** @param bits of an item */
    public AssociativeRecall(int bits) {
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

    /** An item and one that follows. */
    @Override
    public int shortest() {
        return 2;
    }

    @Override
    public int steps(int length) {
        return length + 2;
    }

    /** @throws IllegalArgumentException when there are not so many different items */
    @Override
    public void draw(Rng rng, int length, Stream into) {
        if (length > 1 << bits) {
            throw new IllegalArgumentException("there are no %d different items of %d bits".formatted(length, bits));
        }
        for (int t = 0; t < length; t++) {
            do {
                into.readBits(t, bits, rng);
            } while (readBefore(t, into));
        }
        int shown = rng.nextInt(length - 1);
        for (int bit = 0; bit < bits; bit++) {
            into.read(length, bit, into.bit(shown, bit));
        }
        into.read(length, bits, 1);
        into.ask(length + 1, shown + 1, bits);
        into.end(steps(length));
    }

    private boolean readBefore(int t, Stream stream) {
        for (int before = 0; before < t; before++) {
            if (same(before, t, stream)) {
                return true;
            }
        }
        return false;
    }

    private boolean same(int one, int other, Stream stream) {
        for (int bit = 0; bit < bits; bit++) {
            if (stream.bit(one, bit) != stream.bit(other, bit)) {
                return false;
            }
        }
        return true;
    }
}
