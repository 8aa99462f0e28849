package dev.unroll.numeric;

import static dev.unroll.numeric.Panels.WIDTH;
import static dev.unroll.numeric.Tiles.ROWS;

/** {@code c += a·b} for strips of a and a few panels of b: goes over the tiles of c. Owns the room for tiles at the edges; one for each thread. */
final class TileProduct {
    private final float[] tile = new float[ROWS * 2 * WIDTH];

    /**
     * @param rows of a and c
     * @param inner numbers of each row of a
     * @param columns of c from the first panel on
     * @param b0 where the first panel begins
     * @param bStride from one panel to the next
     * @param c0 where the first row of c begins
     */
    void add(
            int rows,
            int inner,
            int columns,
            Strips a,
            float[] b,
            int b0,
            int bStride,
            float[] c,
            int c0,
            int cStride) {
        int rest = rows % ROWS;
        int whole = rest >= 5 ? rows + ROWS - rest : rows - rest;
        for (int column = 0; column < columns; column += WIDTH) {
            int panel = b0 + column / WIDTH * bStride;
            int width = Math.min(WIDTH, columns - column);
            for (int row = 0; row < whole; row += ROWS) {
                int at = c0 + row * cStride + column;
                six(Math.min(ROWS, rows - row), width, inner, a.data(), a.at(row / ROWS), b, panel, c, at, cStride);
            }
        }
        // Two by two, of the last strip: its rows from the third on begin two numbers later.
        for (int row = whole; row < rows; row += 2) {
            int strip = a.at(whole / ROWS) + row - whole;
            pair(
                    Math.min(2, rows - row),
                    inner,
                    columns,
                    a.data(),
                    strip,
                    b,
                    b0,
                    bStride,
                    c,
                    c0 + row * cStride,
                    cStride);
        }
    }

    private void six(
            int height, int width, int inner, float[] a, int a0, float[] b, int b0, float[] c, int c0, int stride) {
        if (height == ROWS && width == WIDTH) {
            Tiles.six(inner, a, a0, b, b0, c, c0, stride);
        } else {
            copy(height, width, c, c0, stride, tile, 0, WIDTH);
            Tiles.six(inner, a, a0, b, b0, tile, 0, WIDTH);
            copy(height, width, tile, 0, WIDTH, c, c0, stride);
        }
    }

    private void pair(
            int height,
            int inner,
            int columns,
            float[] a,
            int a0,
            float[] b,
            int b0,
            int bStride,
            float[] c,
            int c0,
            int stride) {
        int column = 0;
        for (; column < columns; column += 2 * WIDTH) {
            int width = Math.min(2 * WIDTH, columns - column);
            int panel = b0 + column / WIDTH * bStride;
            int second = width > WIDTH ? panel + bStride : panel;
            if (height == 2 && width == 2 * WIDTH) {
                Tiles.two(inner, a, a0, b, panel, second, c, c0 + column, stride);
            } else {
                copy(height, width, c, c0 + column, stride, tile, 0, 2 * WIDTH);
                Tiles.two(inner, a, a0, b, panel, second, tile, 0, 2 * WIDTH);
                copy(height, width, tile, 0, 2 * WIDTH, c, c0 + column, stride);
            }
        }
    }

    private static void copy(
            int rows, int width, float[] from, int at, int stride, float[] to, int first, int toStride) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from, at + row * stride, to, first + row * toStride, width);
        }
    }
}
