package dev.unroll.task;

import org.ejml.data.FMatrixRMaj;

/**
 * Hidden states of an adder after the columns of many sums, and the carry that leaves each. The last column is left out: its carry is always 0
 * and need not be remembered.
 *
 * <p>Where all pairs are tried, a state after column t depends on no more than the last t + 1 bits of both numbers: it is taken once, with the
 * number of pairs that lead to it as its weight.
 */
final class CarryStates {
    /** At most so many states are taken. */
    private static final int MOST = 32_768;

    private static final double LEAST_VARIANCE = 1e-12;

    private final PairSquare square;
    private final int columns;
    private final int every;
    /** One state a row, the last column 1 for the bias of a regression. */
    final FMatrixRMaj h;

    final FMatrixRMaj carry;
    final float[] weight;
    final int[] column;
    int count;

    CarryStates(PairSquare square, int hidden) {
        this.square = square;
        this.columns = square.addition.bits() - 1;
        int states = square.complete() ? distinct() : square.pairs() * columns;
        // Odd, so that no bit of the numbers is the same in all pairs that are taken.
        this.every = square.complete() ? 1 : (1 + (states - 1) / MOST) | 1;
        int rows = square.complete() ? states : (1 + (square.pairs() - 1) / every) * columns;
        this.h = new FMatrixRMaj(rows, hidden + 1);
        this.carry = new FMatrixRMaj(rows, 1);
        this.weight = new float[rows];
        this.column = new int[rows];
    }

    private int distinct() {
        int states = 0;
        for (int t = 0; t < columns; t++) {
            states += 1 << (2 * (t + 1));
        }
        return states;
    }

    void clear() {
        count = 0;
    }

    /** Takes the states of a row of the square. */
    void take(int first, AdderPass pass) {
        for (int row = 0; row < square.side; row++) {
            if ((first + row) % every == 0) {
                take(first + row, row, pass);
            }
        }
    }

    private void take(int cell, int row, AdderPass pass) {
        long a = square.a(cell);
        long b = square.b(cell);
        for (int t = 0; t < columns; t++) {
            if (!square.complete() || (a | b) >>> (t + 1) == 0) {
                int units = h.numCols - 1;
                for (int unit = 0; unit < units; unit++) {
                    h.set(count, unit, pass.state(t, row, unit));
                }
                h.set(count, units, 1);
                carry.data[count] = Addition.carryIn(a, b, t + 1);
                weight[count] = square.complete() ? 1 << (2 * (columns - 1 - t)) : 1;
                column[count] = t;
                count++;
            }
        }
    }

    /** Pearson's correlation of a hidden unit with the carry; not a number for one that never changes. */
    double correlation(int unit) {
        double n = 0;
        double sumH = 0;
        double sumC = 0;
        for (int row = 0; row < count; row++) {
            n += weight[row];
            sumH += weight[row] * h.get(row, unit);
            sumC += weight[row] * carry.data[row];
        }
        double meanH = sumH / n;
        double meanC = sumC / n;
        double hh = 0;
        double cc = 0;
        double hc = 0;
        for (int row = 0; row < count; row++) {
            double dh = h.get(row, unit) - meanH;
            double dc = carry.data[row] - meanC;
            hh += weight[row] * dh * dh;
            cc += weight[row] * dc * dc;
            hc += weight[row] * dh * dc;
        }
        return hh < LEAST_VARIANCE * n ? Double.NaN : hc / Math.sqrt(hh * cc);
    }
}
