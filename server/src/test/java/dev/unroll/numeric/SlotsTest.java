package dev.unroll.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.Allocation;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-5);

    /** Rows, inner length, columns. */
    private static final int[][] SHAPES = {{1, 1, 1}, {3, 5, 7}, {4, 16, 16}, {5, 4, 19}, {16, 3, 8}, {21, 2, 33}};

    private static final List<Slots> BOTH = List.of(new PlainSlots(), new VectorSlots());

    /** What one of the operations is to compute, number by number. */
    @FunctionalInterface
    private interface Entry {
        double at(int i, int j);
    }

    private final Rng rng = Rng.stream(1, 0);

    private float[] random(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = rng.nextFloat() - 0.5f;
        }
        return numbers;
    }

    /** Both leave the same bits, the expected matrix from {@code at} on, and the rest as it was. */
    private static void check(float[] before, int at, int rows, int columns, Entry expected, Operation operation) {
        float[] plain = before.clone();
        float[] vector = before.clone();
        operation.run(BOTH.get(0), plain);
        operation.run(BOTH.get(1), vector);
        assertThat(vector).containsExactly(plain);
        for (int k = 0; k < before.length; k++) {
            int i = k < at ? rows : (k - at) / columns;
            double value = i < rows ? expected.at(i, (k - at) % columns) : before[k];
            assertThat((double) plain[k]).as("number %d", k).isCloseTo(value, ROUNDING);
        }
    }

    @FunctionalInterface
    private interface Operation {
        void run(Slots slots, float[] y);
    }

    @Test
    void aProductReadsItsLeftFactorAsItLiesOrTransposed() {
        for (int[] shape : SHAPES) {
            int rows = shape[0];
            int inner = shape[1];
            int columns = shape[2];
            float[] a = random(rows * inner + 2);
            float[] b = random(inner * columns + 3);
            float[] c = random(rows * columns + 9);
            for (boolean transposed : List.of(false, true)) {
                int aRow = transposed ? 1 : inner;
                int aColumn = transposed ? rows : 1;
                Entry expected = (i, j) -> {
                    double sum = c[4 + i * columns + j];
                    for (int k = 0; k < inner; k++) {
                        sum += (double) a[2 + i * aRow + k * aColumn] * b[3 + k * columns + j];
                    }
                    return sum;
                };
                check(
                        c,
                        4,
                        rows,
                        columns,
                        expected,
                        (slots, y) -> slots.addProduct(rows, inner, columns, a, 2, aRow, aColumn, b, 3, y, 4));
            }
        }
    }

    @Test
    void elementwiseOperationsAreTheirEquations() {
        for (int[] shape : SHAPES) {
            int n = shape[0];
            int m = shape[2];
            float[] s = random(n + 1);
            float[] q = random(m + 1);
            float[] x = random(n * m + 5);
            float[] y = random(n * m + 5);
            check(
                    y,
                    3,
                    n,
                    m,
                    (i, j) -> x[2 + i * m + j] * (1 - s[1 + i] * q[1 + j]),
                    (slots, out) -> slots.erase(n, m, s, 1, q, 1, x, 2, out, 3));
            check(
                    y,
                    3,
                    n,
                    m,
                    (i, j) -> y[3 + i * m + j] + s[1 + i] * x[2 + i * m + j],
                    (slots, out) -> slots.addScaledRows(n, m, s, 1, x, 2, out, 3));
            check(
                    y,
                    3,
                    n,
                    m,
                    (i, j) -> y[3 + i * m + j] + q[1 + j] * x[2 + i * m + j],
                    (slots, out) -> slots.addScaledColumns(n, m, q, 1, x, 2, out, 3));
        }
    }

    @Test
    void linksFadeByBothTheirEnds() {
        for (int n : new int[] {1, 3, 8, 16, 21}) {
            float[] w = random(n + 1);
            float[] x = random(n * n + 5);
            check(
                    x,
                    2,
                    n,
                    n,
                    (i, j) -> x[2 + i * n + j] * (1 - w[1 + i] - w[1 + j]),
                    (slots, out) -> slots.fade(n, w, 1, x, 2, out, 2));
        }
    }

    @Test
    void columnsAreSummed() {
        for (int[] shape : SHAPES) {
            int n = shape[0];
            int m = shape[2];
            float[] s = random(n + 1);
            float[] x = random(n * m + 2);
            float[] z = random(n * m + 3);
            float[] y = random(m + 4);
            Entry expected = (row, j) -> {
                double sum = y[1 + j];
                for (int i = 0; i < n; i++) {
                    sum += (double) s[1 + i] * x[2 + i * m + j] * z[3 + i * m + j];
                }
                return sum;
            };
            check(y, 1, 1, m, expected, (slots, out) -> slots.addColumnSums(n, m, s, 1, x, 2, z, 3, out, 1));
        }
    }

    @Test
    void oneplusIsAtLeastOneAndFiniteFarOut() {
        float[] x = {-1e4f, -20, -1, 0, 1, 20, 1e4f};
        float[] y = x.clone();
        float[] slope = new float[x.length];
        Oneplus.apply(x.length, y, 0, slope, 0);
        for (int i = 0; i < x.length; i++) {
            double exact = 1 + Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs(x[i])));
            assertThat(y[i] / exact).isCloseTo(1, ROUNDING);
            assertThat((double) slope[i]).isCloseTo(1 / (1 + Math.exp(-x[i])), ROUNDING);
        }
    }

    @Test
    void nothingIsAllocated() {
        float[] x = random(400);
        float[] y = new float[400];
        for (Slots slots : BOTH) {
            assertThat(Allocation.ofWarm(() -> {
                        Arrays.fill(y, 0);
                        slots.addProduct(19, 5, 19, x, 0, 5, 1, x, 7, y, 0);
                        slots.erase(19, 19, x, 0, x, 9, x, 0, y, 0);
                        slots.fade(19, x, 0, y, 0, y, 0);
                        slots.addScaledRows(19, 19, x, 0, x, 0, y, 0);
                        slots.addScaledColumns(19, 19, x, 0, x, 0, y, 0);
                        slots.addColumnSums(19, 19, x, 0, x, 0, x, 0, y, 0);
                    }))
                    .isZero();
        }
    }
}
