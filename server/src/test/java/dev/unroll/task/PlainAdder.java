package dev.unroll.task;

import dev.unroll.param.Parameters;
import org.ejml.data.FMatrixRMaj;

/** An Elman network that adds, in plain double precision, written from its equations. */
final class PlainAdder {
    private final AdderSpec.Elman spec;
    final double[][] w0;
    final double[][] wh;
    final double[][] w1;

    PlainAdder(AdderSpec.Elman spec, Parameters parameters) {
        this.spec = spec;
        this.w0 = doubles(parameters.named("synapse_0").value());
        this.wh = doubles(parameters.named("synapse_h").value());
        this.w1 = doubles(parameters.named("synapse_1").value());
    }

    private static double[][] doubles(FMatrixRMaj matrix) {
        double[][] copy = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                copy[i][j] = matrix.get(i, j);
            }
        }
        return copy;
    }

    /** {@code ½·Σ (target - output)²} of a sum. */
    double loss(long a, long b, int bits) {
        double[] h = new double[spec.hidden()];
        double[] before = new double[2];
        double loss = 0;
        for (int t = 0; t < bits; t++) {
            double[] x = {Addition.bit(a, t), Addition.bit(b, t)};
            double[] r = spec.recurrence() == Recurrence.HIDDEN ? h : before;
            double[] next = new double[h.length];
            double y = 0;
            for (int j = 0; j < h.length; j++) {
                double z = x[0] * w0[0][j] + x[1] * w0[1][j];
                for (int i = 0; i < r.length; i++) {
                    z += r[i] * wh[i][j];
                }
                next[j] = spec.activation() == Activation.SIGMOID ? sigmoid(z) : Math.tanh(z);
                y += next[j] * w1[j][0];
            }
            double miss = Addition.bit(a + b, t) - sigmoid(y);
            loss += miss * miss / 2;
            h = next;
            before = x;
        }
        return loss;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
