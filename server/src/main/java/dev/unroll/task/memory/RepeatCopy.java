package dev.unroll.task.memory;

import dev.unroll.numeric.Rng;
import java.util.List;

/**
 * A step that begins, items, a step that says how often they are to be repeated, then the items so many times and an end marker: the repeat copy
 * task of Graves et al. 2014, 4.2, in the form with which DeepMind published the differentiable neural computer of Graves et al. 2016. The
 * number of repeats is read as a share of the most.
 */
public final class RepeatCopy implements MemoryTask {
    private final int bits;
    private final int most;
    private final List<String> channels;

    /** @param most repeats */
    public RepeatCopy(int bits, int most) {
        this.bits = bits;
        this.most = most;
        this.channels = Channels.of(bits, Channels.BEGIN, Channels.REPEATS);
    }

    @Override
    public List<String> channels() {
        return channels;
    }

    /** The bits of an item and the end marker. */
    @Override
    public int outputs() {
        return bits + 1;
    }

    @Override
    public int steps(int length) {
        return steps(length, most);
    }

    private static int steps(int length, int repeats) {
        return 1 + length + 1 + length * repeats + 1;
    }

    @Override
    public void draw(Rng rng, int length, Stream into) {
        draw(rng, length, 1 + rng.nextInt(most), into);
    }

    /**
     * As {@link #draw(Rng, int, Stream)}.
     *
     * @param repeats from 1 to the most
     */
    public void draw(Rng rng, int length, int repeats, Stream into) {
        into.read(0, bits, 1);
        for (int item = 1; item <= length; item++) {
            into.readBits(item, bits, rng);
        }
        into.read(length + 1, bits + 1, (float) repeats / most);
        int t = length + 2;
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (int item = 1; item <= length; item++) {
                into.ask(t++, item, bits);
            }
        }
        into.askForOne(t, bits);
        into.end(steps(length, repeats));
    }
}
