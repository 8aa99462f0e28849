package dev.unroll.net.reference;

import static dev.unroll.net.reference.Algebra.plus;
import static dev.unroll.net.reference.Algebra.sigmoid;
import static dev.unroll.net.reference.Algebra.times;

/** {@code cₜ = σ(f)·cₜ₋₁ + σ(i)·tanh(g); hₜ = σ(o)·tanh(cₜ)}, with i f g o side by side. */
record PlainLstm(Weights weights, int layer, int hidden) implements PlainCell {
    @Override
    public PlainStream start() {
        double[][] state = new double[2][hidden];
        return x -> step(x, state);
    }

    private double[] step(double[] x, double[][] state) {
        double[] z = plus(
                times(x, weights.matrix("rnn.weight_ih_l" + layer)),
                times(state[0], weights.matrix("rnn.weight_hh_l" + layer)),
                weights.bias("rnn.bias_l" + layer));
        return units(z, state);
    }

    /** From the pre-activations to h; the state is h and c, changed in place. */
    static double[] units(double[] z, double[][] state) {
        int hidden = z.length / 4;
        double[] h = new double[hidden];
        double[] c = new double[hidden];
        for (int j = 0; j < hidden; j++) {
            double i = sigmoid(z[j]);
            double f = sigmoid(z[hidden + j]);
            double g = StrictMath.tanh(z[2 * hidden + j]);
            double o = sigmoid(z[3 * hidden + j]);
            c[j] = f * state[1][j] + i * g;
            h[j] = o * StrictMath.tanh(c[j]);
        }
        state[0] = h;
        state[1] = c;
        return h;
    }
}
