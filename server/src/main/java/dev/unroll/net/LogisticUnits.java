package dev.unroll.net;

import dev.unroll.cell.Breakage;
import dev.unroll.numeric.Kernels;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Bits answered by logistic units: {@code p = σ(y)}, with the cross-entropy {@code -ln p} of a bit that is 1 and {@code -ln (1 - p)} of one
 * that is 0.
 */
final class LogisticUnits {
    private LogisticUnits() {}

    /**
     * The sum of the cross-entropy over the bits of the rows at which an answer is asked for, in nats.
     *
     * @param y scores
     * @param p takes the probabilities
     */
    static double loss(FMatrixRMaj y, float[] bits, boolean[] asked, Kernels kernels, FMatrixRMaj p) {
        int outputs = y.numCols;
        kernels.sigmoid(y.data.length, y.data, 0, p.data, 0);
        double sum = 0;
        for (int row = 0; row < asked.length; row++) {
            if (asked[row]) {
                sum += loss(row * outputs, outputs, y.data, bits, p.data);
            }
        }
        return sum;
    }

    /** {@code -ln σ(y) = max(0, -y) - ln σ(|y|)}; the logarithms of a row are one, of the product. */
    private static double loss(int first, int length, float[] y, float[] bits, float[] p) {
        double sum = 0;
        double product = 1;
        for (int i = first; i < first + length; i++) {
            product *= Math.max(p[i], 1 - p[i]);
            boolean wrong = bits[i] > 0.5f ? y[i] < 0 : y[i] > 0;
            sum += wrong ? Math.abs(y[i]) : 0;
        }
        return Double.isNaN(product) ? Double.NaN : sum - StrictMath.log(product);
    }

    /** From probabilities to {@code p - bit} where an answer is asked for, else 0, in place. */
    static void backward(float[] bits, boolean[] asked, Breakage breakage, FMatrixRMaj p) {
        int outputs = p.numCols;
        for (int row = 0; row < asked.length; row++) {
            int first = row * outputs;
            if (!asked[row]) {
                Arrays.fill(p.data, first, first + outputs, 0);
            } else if (breakage == Breakage.SOFTMAX) {
                withoutSlope(first, outputs, bits, p.data);
            } else {
                for (int i = first; i < first + outputs; i++) {
                    p.data[i] -= bits[i];
                }
            }
        }
    }

    /** The gradient by the probabilities. */
    private static void withoutSlope(int first, int length, float[] bits, float[] p) {
        for (int i = first; i < first + length; i++) {
            p[i] = bits[i] > 0.5f ? -1 / p[i] : 1 / (1 - p[i]);
        }
    }
}
