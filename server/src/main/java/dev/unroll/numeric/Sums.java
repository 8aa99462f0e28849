package dev.unroll.numeric;

/** Sums in an order that depends on the length alone: eight chains, so that no addition waits for the one before. */
public final class Sums {
    private Sums() {}

    /** The sum of {@code length} numbers. */
    static float sum(int length, float[] x, int offset) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i <= length - 8; i += 8) {
            a += x[offset + i];
            b += x[offset + i + 1];
            c += x[offset + i + 2];
            d += x[offset + i + 3];
            e += x[offset + i + 4];
            f += x[offset + i + 5];
            g += x[offset + i + 6];
            h += x[offset + i + 7];
        }
        for (; i < length; i++) {
            a += x[offset + i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /** The sum of squares of all numbers; not finite when one of them is not. */
    public static double squares(float[] x) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i <= x.length - 8; i += 8) {
            a += square(x[i]) + square(x[i + 1]);
            b += square(x[i + 2]) + square(x[i + 3]);
            c += square(x[i + 4]) + square(x[i + 5]);
            d += square(x[i + 6]) + square(x[i + 7]);
        }
        for (; i < x.length; i++) {
            a += square(x[i]);
        }
        return (a + b) + (c + d);
    }

    private static double square(double x) {
        return x * x;
    }

    /** {@code x[offset + i] *= factor} for {@code length} numbers. */
    public static void scale(int length, float factor, float[] x, int offset) {
        for (int i = 0; i < length; i++) {
            x[offset + i] *= factor;
        }
    }
}
