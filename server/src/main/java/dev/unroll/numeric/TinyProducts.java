package dev.unroll.numeric;

import java.util.Arrays;

/**
 * Products of matrices so small that packing them would cost more than it gains, in loops that are fast as
 * soon as they are compiled. Each element is one chain of fused multiply-adds in ascending order, but for {@link #dot}. Matrices are row-major and given as
 * arrays with the place where they begin.
 */
public final class TinyProducts {
    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private TinyProducts() {}

    /** {@code y += x·W} for one row x. {@code W} is {@code inner × width}. */
    public static void add(int inner, int width, float[] x, int xAt, float[] w, float[] y, int yAt) {
        combine(inner, x, xAt, 1, w, 0, width, y, yAt);
    }

    /** {@code T = Wᵀ}, where {@code W} is {@code rows × columns}. */
    public static void transpose(int rows, int columns, float[] w, float[] t) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                t[j * rows + i] = w[i * columns + j];
            }
        }
    }

    /** {@code x·w}, in four chains that are added in the end. */
    public static float dot(int length, float[] x, int xAt, float[] w, int wAt) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i <= length - 4; i += 4) {
            s0 = Math.fma(x[xAt + i], w[wAt + i], s0);
            s1 = Math.fma(x[xAt + i + 1], w[wAt + i + 1], s1);
            s2 = Math.fma(x[xAt + i + 2], w[wAt + i + 2], s2);
            s3 = Math.fma(x[xAt + i + 3], w[wAt + i + 3], s3);
        }
        for (; i < length; i++) {
            s0 = Math.fma(x[xAt + i], w[wAt + i], s0);
        }
        return s0 + s1 + (s2 + s3);
    }

    /** {@code C = Aᵀ·B}, with {@code rows} rows of each: the gradient of a weight. */
    public static void transposedTimes(
            int rows, int height, int width, float[] a, int aAt, float[] b, int bAt, float[] c) {
        Arrays.fill(c, 0, height * width, 0);
        for (int i = 0; i < height; i++) {
            combine(rows, a, aAt + i, height, b, bAt, width, c, i * width);
        }
    }

    /** {@code y += Σₖ x[k·stride]·W[k]}, eight columns at a time, whose sums stay in registers. */
    private static void combine(
            int inner, float[] x, int xAt, int stride, float[] w, int wAt, int width, float[] y, int yAt) {
        int j = VECTORS ? VectorCombination.add(inner, x, xAt, stride, w, wAt, width, y, yAt) : 0;
        for (; j <= width - 8; j += 8) {
            int to = yAt + j;
            float s0 = y[to];
            float s1 = y[to + 1];
            float s2 = y[to + 2];
            float s3 = y[to + 3];
            float s4 = y[to + 4];
            float s5 = y[to + 5];
            float s6 = y[to + 6];
            float s7 = y[to + 7];
            int at = wAt + j;
            for (int k = 0; k < inner; k++) {
                float xk = x[xAt + k * stride];
                s0 = Math.fma(xk, w[at], s0);
                s1 = Math.fma(xk, w[at + 1], s1);
                s2 = Math.fma(xk, w[at + 2], s2);
                s3 = Math.fma(xk, w[at + 3], s3);
                s4 = Math.fma(xk, w[at + 4], s4);
                s5 = Math.fma(xk, w[at + 5], s5);
                s6 = Math.fma(xk, w[at + 6], s6);
                s7 = Math.fma(xk, w[at + 7], s7);
                at += width;
            }
            y[to] = s0;
            y[to + 1] = s1;
            y[to + 2] = s2;
            y[to + 3] = s3;
            y[to + 4] = s4;
            y[to + 5] = s5;
            y[to + 6] = s6;
            y[to + 7] = s7;
        }
        for (; j < width; j++) {
            float sum = y[yAt + j];
            for (int k = 0; k < inner; k++) {
                sum = Math.fma(x[xAt + k * stride], w[wAt + k * width + j], sum);
            }
            y[yAt + j] = sum;
        }
    }

    /** {@code y = 1 / (1 + exp(-x))}. */
    public static void sigmoid(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = Exponential.sigmoid(x[xAt + i]);
        }
    }

    /** {@code y = tanh x}. */
    public static void tanh(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = Exponential.tanh(x[xAt + i]);
        }
    }
}
