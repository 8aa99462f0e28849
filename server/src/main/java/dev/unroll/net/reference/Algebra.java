package dev.unroll.net.reference;

import java.util.Arrays;

/** The few operations a network is made of. */
final class Algebra {
    private Algebra() {}

    /** {@code x·W}. */
    static double[] times(double[] x, double[][] w) {
        double[] y = new double[w[0].length];
        for (int i = 0; i < x.length; i++) {
            if (x[i] != 0) {
                for (int j = 0; j < y.length; j++) {
                    y[j] += x[i] * w[i][j];
                }
            }
        }
        return y;
    }

    /** The sum of vectors. */
    static double[] plus(double[]... terms) {
        double[] y = terms[0].clone();
        for (int k = 1; k < terms.length; k++) {
            for (int j = 0; j < y.length; j++) {
                y[j] += terms[k][j];
            }
        }
        return y;
    }

    static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    static double[] softmax(double[] x) {
        double max = Arrays.stream(x).max().orElse(0);
        double[] y = Arrays.stream(x).map(score -> StrictMath.exp(score - max)).toArray();
        double sum = Arrays.stream(y).sum();
        return Arrays.stream(y).map(power -> power / sum).toArray();
    }

    /** The cross-entropy of logistic units with scores y, summed over the bits from {@code first} on. */
    static double bitEntropy(double[] y, float[] bits, int first) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double toward = bits[first + i] > 0.5f ? y[i] : -y[i];
            sum += Math.max(0, -toward) + StrictMath.log1p(StrictMath.exp(-Math.abs(toward)));
        }
        return sum;
    }

    /** {@code -ln softmax(y)[target]}. */
    static double crossEntropy(double[] y, int target) {
        double max = Double.NEGATIVE_INFINITY;
        for (double score : y) {
            max = Math.max(max, score);
        }
        double sum = 0;
        for (double score : y) {
            sum += StrictMath.exp(score - max);
        }
        return max + StrictMath.log(sum) - y[target];
    }
}
