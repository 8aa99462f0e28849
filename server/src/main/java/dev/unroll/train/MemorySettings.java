package dev.unroll.train;

import dev.unroll.cell.dnc.MemoryShape;

/**
 * The external memory of a differentiable neural computer; of no influence on other cells.
 *
 * @param slots rows of the memory
 * @param width numbers in a slot
 * @param readHeads how many heads read; one writes
 */
public record MemorySettings(int slots, int width, int readHeads) {
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

    /** The size of the memory. */
    MemoryShape shape() {
        return new MemoryShape(slots, width, readHeads);
    }
}
