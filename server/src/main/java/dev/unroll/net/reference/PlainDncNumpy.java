package dev.unroll.net.reference;

import static dev.unroll.net.reference.Algebra.plus;
import static dev.unroll.net.reference.Algebra.sigmoid;
import static dev.unroll.net.reference.Algebra.softmax;
import static dev.unroll.net.reference.Algebra.times;

import dev.unroll.cell.DncNumpySpec;
import java.util.Arrays;

/** {@code cₜ = tanh(f·cₜ₋₁ + i·g); hₜ = o·cₜ}, and a memory that is addressed by location: krocki's dnc-numpy.py. */
record PlainDncNumpy(Weights weights, int layer, DncNumpySpec spec) implements PlainCell {
    @Override
    public PlainStream start() {
        return new Stream();
    }

    private final class Stream implements PlainStream {
        private final int slots = spec.slots();
        private final int width = spec.width();
        private final double[][] memory = new double[slots][width];
        private final double[] c = new double[spec.hidden()];
        private double[] h = new double[spec.hidden()];
        private double[] reads = new double[width];

        @Override
        public double[] step(double[] x) {
            String suffix = layer == 0 ? "" : "_l" + layer;
            units(plus(
                    times(PlainDnc.joined(x, reads), weights.matrix("controller_weight_ih" + suffix)),
                    times(h, weights.matrix("controller_weight_hh" + suffix)),
                    weights.bias("controller_bias" + suffix)));
            remember(times(h, weights.matrix("interface_weight" + suffix)));
            return PlainDnc.joined(h, reads);
        }

        private void units(double[] z) {
            int hidden = c.length;
            h = new double[hidden];
            for (int j = 0; j < hidden; j++) {
                double i = sigmoid(z[j]);
                double f = sigmoid(z[hidden + j]);
                double g = StrictMath.tanh(z[2 * hidden + j]);
                double o = sigmoid(z[3 * hidden + j]);
                c[j] = StrictMath.tanh(f * c[j] + i * g);
                h[j] = o * c[j];
            }
        }

        /** {@code M = M∘(1 - w^w·σ(e)ᵀ) + w^w·vᵀ; r = Mᵀ·w^r}. */
        private void remember(double[] xi) {
            double[] read = softmax(Arrays.copyOf(xi, slots));
            double[] write = softmax(Arrays.copyOfRange(xi, slots, 2 * slots));
            reads = new double[width];
            for (int n = 0; n < slots; n++) {
                for (int j = 0; j < width; j++) {
                    double v = xi[2 * slots + j];
                    double e = sigmoid(xi[2 * slots + width + j]);
                    memory[n][j] = memory[n][j] * (1 - write[n] * e) + write[n] * v;
                    reads[j] += read[n] * memory[n][j];
                }
            }
        }
    }
}
