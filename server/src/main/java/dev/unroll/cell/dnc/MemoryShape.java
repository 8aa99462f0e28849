package dev.unroll.cell.dnc;

/**
 * The size of an external memory.
 *
 * @param slots rows of the memory, N
 * @param width numbers in a slot, W
 * @param readHeads how many read, R; one writes
 */
public record MemoryShape(int slots, int width, int readHeads) {
    /** @throws IllegalArgumentException when a number is not positive */
    public MemoryShape {
        requirePositive("slots", slots);
        requirePositive("width", width);
        requirePositive("readHeads", readHeads);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1, was %d".formatted(name, value));
        }
    }

    /** Numbers that all heads read at a step, {@code R·W}. */
    public int reads() {
        return readHeads * width;
    }

    /** Numbers of the memory, {@code N·W}. */
    public int size() {
        return slots * width;
    }

    /** Numbers that are multiplied at a step, about: by links, content addressing, writing and reading. */
    public long products() {
        return (long) slots * slots * (2 + 2 * readHeads) + (long) size() * (4 + 4 * readHeads);
    }

    /** Where the parts of the interface vector stand. */
    public InterfaceLayout layout() {
        return new InterfaceLayout(width, readHeads);
    }
}
