package dev.unroll.task;

/**
 * The pairs of numbers that an adder is tried on, in a square: a grows by row, b by column. Up to 8 bits these are all pairs there
 * are; with more, each cell stands for a block of pairs, of which a hash of its place picks one, as docs/protocol.md says.
 */
final class PairSquare {
    /** The side is at most so long. */
    static final int LARGEST_SIDE = 128;

    private static final int HASH_OF_A = 0x9E3779B1;
    private static final int HASH_OF_B = 0x85EBCA77;

    final Addition addition;
    final int side;
    private final long[] a;
    private final long[] b;

    PairSquare(Addition addition) {
        this.addition = addition;
        long numbers = addition.largest() + 1;
        this.side = (int) Math.min(LARGEST_SIDE, numbers);
        int block = (int) (numbers / side);
        this.a = new long[side * side];
        this.b = new long[side * side];
        for (int cell = 0; cell < a.length; cell++) {
            a[cell] = (long) (cell / side) * block + within(block, cell * HASH_OF_A);
            b[cell] = (long) (cell % side) * block + within(block, cell * HASH_OF_B);
        }
    }

    /** The highest bits of a hash, as many as tell the numbers of a block apart. */
    private static int within(int block, int hash) {
        return block == 1 ? 0 : hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(block));
    }

    /** Whether no pair is left out. */
    boolean complete() {
        return side == addition.largest() + 1;
    }

    int pairs() {
        return a.length;
    }

    long a(int cell) {
        return a[cell];
    }

    long b(int cell) {
        return b[cell];
    }
}
