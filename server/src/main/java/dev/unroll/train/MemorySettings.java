package dev.unroll.train;

import dev.unroll.cell.dnc.Mechanisms;
import dev.unroll.cell.dnc.MemoryShape;

/**
 * The external memory of a differentiable neural computer; of no influence on other cells.
 *
 * @param slots rows of the memory
 * @param width numbers in a slot
 * @param readHeads how many heads read; one writes
 * @param content whether slots are found by what they hold; see {@link Mechanisms}
 * @param allocation whether free slots are allocated
 * @param links whether heads follow the order of writing
 * @param strengths whether the strengths of keys are learnt
 * @param carried whether the memory of a run that learns a text is carried from window to window, as the controller's state is; else every
 *     window begins with an empty one
 */
public record MemorySettings(
        int slots,
        int width,
        int readHeads,
        boolean content,
        boolean allocation,
        boolean links,
        boolean strengths,
        boolean carried) {
    /** DeepMind's, with a single head. */
    public static final MemorySettings DEFAULT = new MemorySettings(16, 16, 1);

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public MemorySettings {
        InvalidSpec.inRange("memory.slots", slots, 1, 512);
        InvalidSpec.inRange("memory.width", width, 1, 512);
        InvalidSpec.inRange("memory.readHeads", readHeads, 1, 16);
    }

    /** With all mechanisms. */
    public MemorySettings(int slots, int width, int readHeads) {
        this(slots, width, readHeads, true, true, true, true);
    }

    /** With the memory carried. */
    public MemorySettings(
            int slots,
            int width,
            int readHeads,
            boolean content,
            boolean allocation,
            boolean links,
            boolean strengths) {
        this(slots, width, readHeads, content, allocation, links, strengths, true);
    }

    /** Which mechanisms are at work. */
    Mechanisms mechanisms() {
        return new Mechanisms(content, allocation, links, strengths);
    }

    /** The size of the memory. */
    MemoryShape shape() {
        return new MemoryShape(slots, width, readHeads);
    }
}
