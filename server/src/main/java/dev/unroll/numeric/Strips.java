package dev.unroll.numeric;

import static dev.unroll.numeric.Tiles.ROWS;

/** Rows, or columns, of a left factor cut into strips of six that lie side by side, the last one padded with zeros. Grows to the largest. */
final class Strips {
    private float[] data = {};
    private int inner;

    /** How many strips so many rows make. */
    static int count(int rows) {
        return (rows + ROWS - 1) / ROWS;
    }

    private void makeRoom(int rows, int inner) {
        this.inner = inner;
        int needed = count(rows) * ROWS * inner;
        if (data.length < needed) {
            data = new float[needed];
        }
    }

    float[] data() {
        return data;
    }

    /** Where a strip begins. */
    int at(int strip) {
        return strip * ROWS * inner;
    }

    /** Takes rows of {@code a}: the first begins at {@code from}, the others {@code stride} numbers apart; {@code inner} numbers of each. */
    void takeRows(int rows, int inner, float[] a, int from, int stride) {
        makeRoom(rows, inner);
        for (int strip = 0; strip < count(rows); strip++) {
            int height = Math.min(ROWS, rows - strip * ROWS);
            int first = from + strip * ROWS * stride;
            if (height == ROWS) {
                sixRows(inner, a, first, stride, data, at(strip));
            } else {
                fewRows(height, inner, a, first, stride, data, at(strip));
            }
        }
    }

    // Two rows at a time: with six, the compiler no longer keeps the addresses in registers.
    private static void sixRows(int inner, float[] a, int from, int stride, float[] to, int t0) {
        for (int row = 0; row < ROWS; row += 2) {
            twoRows(inner, a, from + row * stride, from + (row + 1) * stride, to, t0 + row);
        }
    }

    private static void twoRows(int inner, float[] a, int a0, int a1, float[] to, int t0) {
        for (int k = 0; k < inner; k++) {
            to[t0 + k * ROWS] = a[a0 + k];
            to[t0 + k * ROWS + 1] = a[a1 + k];
        }
    }

    private static void fewRows(int height, int inner, float[] a, int from, int stride, float[] to, int t0) {
        for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < inner; k++) {
                to[t0 + k * ROWS + row] = row < height ? a[from + row * stride + k] : 0;
            }
        }
    }

    /** Takes columns of {@code a}: number {@code k} of the first is at {@code from + k·stride}, the others beside it. */
    void takeColumns(int columns, int inner, float[] a, int from, int stride) {
        makeRoom(columns, inner);
        for (int strip = 0; strip < count(columns); strip++) {
            int width = Math.min(ROWS, columns - strip * ROWS);
            if (width == ROWS) {
                sixColumns(inner, a, from + strip * ROWS, stride, data, at(strip));
            } else {
                fewColumns(width, inner, a, from + strip * ROWS, stride, data, at(strip));
            }
        }
    }

    private static void sixColumns(int inner, float[] a, int from, int stride, float[] to, int t0) {
        for (int k = 0; k < inner; k++) {
            int at = from + k * stride;
            int t = t0 + k * ROWS;
            to[t] = a[at];
            to[t + 1] = a[at + 1];
            to[t + 2] = a[at + 2];
            to[t + 3] = a[at + 3];
            to[t + 4] = a[at + 4];
            to[t + 5] = a[at + 5];
        }
    }

    private static void fewColumns(int width, int inner, float[] a, int from, int stride, float[] to, int t0) {
        for (int k = 0; k < inner; k++) {
            for (int column = 0; column < ROWS; column++) {
                to[t0 + k * ROWS + column] = column < width ? a[from + k * stride + column] : 0;
            }
        }
    }
}
