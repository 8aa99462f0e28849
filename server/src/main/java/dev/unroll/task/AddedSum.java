package dev.unroll.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A sum as a network added it.
 *
 * @param bits columns
 * @param expected {@code a + b}
 * @param predicted what the rounded outputs say
 * @param correct whether every bit is right
 * @param error the sum of |target - output| over the columns
 * @param positions the columns, the least significant first
 * @param hidden the hidden units after each column
 * @param hiddenGradients the derivative of half the squared error by each of them, with what flows back from later columns; empty
 *     where they are not known
 */
public record AddedSum(
        int bits,
        long a,
        long b,
        long expected,
        long predicted,
        boolean correct,
        double error,
        List<Position> positions,
        List<List<Double>> hidden,
        List<List<Double>> hiddenGradients) {

    /**
     * A column.
     *
     * @param position 0 for the least significant
     * @param a bit of the first number
     * @param b bit of the second
     * @param carryIn the true carry that arrives
     * @param target bit of the sum
     * @param output of the network, from 0 to 1
     * @param carryPredicted the probability of a carry as the probe reads it before the column; 0 in the first
     */
    public record Position(int position, int a, int b, int carryIn, int target, double output, double carryPredicted) {}

    /** The first sum of {@code pass}, which has been through it forward and back. */
    static AddedSum of(AdderPass pass, int units, long a, long b, CarryProbe probe) {
        int bits = pass.columns();
        List<Position> positions = new ArrayList<>();
        List<List<Double>> hidden = new ArrayList<>();
        List<List<Double>> gradients = new ArrayList<>();
        long predicted = 0;
        for (int column = 0; column < bits; column++) {
            float output = pass.output(column, 0);
            predicted |= (long) Addition.bitOf(output) << column;
            positions.add(new Position(
                    column,
                    Addition.bit(a, column),
                    Addition.bit(b, column),
                    Addition.carryIn(a, b, column),
                    Addition.bit(a + b, column),
                    output,
                    column == 0 ? 0 : probe.read(pass, column - 1, 0)));
            int t = column;
            hidden.add(each(units, unit -> pass.state(t, 0, unit)));
            gradients.add(each(units, unit -> pass.stateGradient(t, 0, unit)));
        }
        return new AddedSum(
                bits, a, b, a + b, predicted, predicted == a + b, pass.error(0), positions, hidden, gradients);
    }

    AddedSum withoutGradients() {
        return new AddedSum(bits, a, b, expected, predicted, correct, error, positions, hidden, List.of());
    }

    private static List<Double> each(int units, IntToDoubleFunction value) {
        return IntStream.range(0, units)
                .mapToObj(unit -> value.applyAsDouble(unit))
                .toList();
    }
}
