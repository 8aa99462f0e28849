package dev.unroll.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * How an adder does on many pairs.
 *
 * @param pairs how many
 * @param side of the square in which they lie
 * @param all whether these are all pairs there are
 * @param exact share whose sum has every bit right
 * @param error mean of the sum of |target - output| over the columns
 * @param bitAccuracy share of right bits for each column
 * @param chains the pairs by their longest carry chain
 * @param map wrong bits of each pair as a digit, from 0 to g for 16, row by row
 */
public record Trial(
        int pairs,
        int side,
        boolean all,
        double exact,
        double error,
        List<Double> bitAccuracy,
        List<Chain> chains,
        String map) {

    /**
     * The pairs whose longest carry chain is so long.
     *
     * @param length neighbouring columns in which a carry arrives
     * @param exact share whose sum has every bit right
     */
    public record Chain(int length, int pairs, double exact) {}

    /**
     * Tries every pair of the square.
     *
     * @param pass as many sums at once as a row of the square has, with the weights loaded
     * @param seen is given the first pair of each row while the pass holds it
     */
    static Trial of(PairSquare square, AdderPass pass, List<Clamp> clamps, Consumer<Integer> seen) {
        int bits = square.addition.bits();
        int[] ofLength = new int[bits];
        int[] exactOfLength = new int[bits];
        long[] right = new long[bits];
        char[] map = new char[square.pairs()];
        double error = 0;
        int exact = 0;
        for (int first = 0; first < square.pairs(); first += square.side) {
            forward(square, first, pass, clamps);
            seen.accept(first);
            for (int row = 0; row < square.side; row++) {
                int wrong = 0;
                for (int column = 0; column < bits; column++) {
                    boolean isRight = pass.right(column, row);
                    right[column] += isRight ? 1 : 0;
                    wrong += isRight ? 0 : 1;
                }
                int cell = first + row;
                int chain = square.addition.longestCarryChain(square.a(cell), square.b(cell));
                map[cell] = Character.forDigit(wrong, Character.MAX_RADIX);
                ofLength[chain]++;
                exactOfLength[chain] += wrong == 0 ? 1 : 0;
                exact += wrong == 0 ? 1 : 0;
                error += pass.error(row);
            }
        }
        double pairs = square.pairs();
        return new Trial(
                square.pairs(),
                square.side,
                square.complete(),
                exact / pairs,
                error / pairs,
                Arrays.stream(right).mapToObj(count -> count / pairs).toList(),
                chains(ofLength, exactOfLength),
                new String(map));
    }

    private static void forward(PairSquare square, int first, AdderPass pass, List<Clamp> clamps) {
        for (int row = 0; row < square.side; row++) {
            pass.set(row, square.a(first + row), square.b(first + row));
        }
        if (clamps.isEmpty()) {
            pass.forward();
        } else {
            pass.forward(clamps);
        }
    }

    private static List<Chain> chains(int[] ofLength, int[] exactOfLength) {
        List<Chain> chains = new ArrayList<>();
        for (int length = 0; length < ofLength.length; length++) {
            if (ofLength[length] > 0) {
                chains.add(new Chain(length, ofLength[length], (double) exactOfLength[length] / ofLength[length]));
            }
        }
        return chains;
    }
}
