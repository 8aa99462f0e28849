package dev.unroll.task;

import dev.unroll.numeric.Rng;

/**
 * Addition in binary, column by column from the least significant bit, as on paper. The numbers have one bit less than the sum, so
 * that it always fits.
 *
 * @param bits columns of a sum
 */
public record Addition(int bits) {
    /** @throws IllegalArgumentException when {@code bits} is not from 2 to 64 */
    public Addition {
        if (bits < 2 || bits > 64) {
            throw new IllegalArgumentException("bits must be from 2 to 64, was " + bits);
        }
    }

    /** The largest number that is added. */
    public long largest() {
        return (1L << (bits - 1)) - 1;
    }

    /** A number from 0 to {@link #largest}, all equally likely. */
    public long draw(Rng rng) {
        return rng.nextLong() >>> (Long.SIZE + 1 - bits);
    }

    /** A bit of a number; column 0 is the least significant. */
    public static int bit(long number, int column) {
        return (int) (number >>> column) & 1;
    }

    /** The bit that an output says: rounded, ½ to 0, as NumPy does. */
    public static int bitOf(float output) {
        return output > 0.5f ? 1 : 0;
    }

    /** The carry that arrives in a column: a, b and their sum disagree just there. */
    public static int carryIn(long a, long b, int column) {
        return bit(a ^ b ^ (a + b), column);
    }

    /** The most neighbouring columns in which a carry arrives, from 0 to {@code bits - 1}. */
    public int longestCarryChain(long a, long b) {
        int longest = 0;
        int chain = 0;
        for (int column = 0; column < bits; column++) {
            chain = carryIn(a, b, column) == 1 ? chain + 1 : 0;
            longest = Math.max(longest, chain);
        }
        return longest;
    }
}
