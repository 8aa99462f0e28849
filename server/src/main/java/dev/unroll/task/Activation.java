package dev.unroll.task;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.TinyProducts;
import java.util.Locale;

/** The non-linearity of an Elman network's hidden units. */
public enum Activation {
    /** From 0 to 1. */
    SIGMOID {
        @Override
        void apply(Kernels kernels, int length, float[] z, int at, float[] h, int to) {
            kernels.sigmoid(length, z, at, h, to);
        }

        @Override
        void apply(int length, float[] z, int at, float[] h, int to) {
            TinyProducts.sigmoid(length, z, at, h, to);
        }

        @Override
        float slope(float h) {
            return h * (1 - h);
        }
    },
    /** From -1 to 1. */
    TANH {
        @Override
        void apply(Kernels kernels, int length, float[] z, int at, float[] h, int to) {
            kernels.tanh(length, z, at, h, to);
        }

        @Override
        void apply(int length, float[] z, int at, float[] h, int to) {
            TinyProducts.tanh(length, z, at, h, to);
        }

        @Override
        float slope(float h) {
            return 1 - h * h;
        }
    };

    /** {@code h[to + i] = f(z[at + i])}. */
    abstract void apply(Kernels kernels, int length, float[] z, int at, float[] h, int to);

    /** The same for so few numbers that kernels would gain nothing. */
    abstract void apply(int length, float[] z, int at, float[] h, int to);

    /** {@code f'(z)} in terms of {@code h = f(z)}. */
    abstract float slope(float h);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
