package dev.unroll.task;

import dev.unroll.numeric.Rng;

/**
 * The pairs of numbers that an adder is tried on, in a square: a grows by row, b by column. Up to 8 bits these are all pairs there
 * are; with more, each cell stands for a block of pairs, of which one is drawn, always the same.
 */
final class PairSquare {
    /** The side is at most so long. */
    static final int LARGEST_SIDE = 128;

    private static final long SEED = 1;

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
        Rng rng = Rng.stream(SEED, 0);
        for (int cell = 0; cell < a.length; cell++) {
            a[cell] = (long) (cell / side) * block + rng.nextInt(block);
            b[cell] = (long) (cell % side) * block + rng.nextInt(block);
        }
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
