package dev.unroll.net.reference;

import static dev.unroll.net.reference.Algebra.plus;
import static dev.unroll.net.reference.Algebra.sigmoid;
import static dev.unroll.net.reference.Algebra.times;

/** {@code n = tanh(xₙ + r·(uₙ + b_hn)); hₜ = (1 - z)·n + z·hₜ₋₁}, with r z n side by side, x of the input and u of the state. */
record PlainGru(Weights weights, int layer, int hidden) implements PlainCell {
    @Override
    public PlainStream start() {
        double[][] state = new double[1][hidden];
        return x -> step(x, state);
    }

    private double[] step(double[] input, double[][] state) {
        double[] x = plus(times(input, weights.matrix("rnn.weight_ih_l" + layer)), weights.bias("rnn.bias_l" + layer));
        double[] u = times(state[0], weights.matrix("rnn.weight_hh_l" + layer));
        double[] b = weights.bias("rnn.bias_hn_l" + layer);
        double[] h = new double[hidden];
        for (int j = 0; j < hidden; j++) {
            double r = sigmoid(x[j] + u[j]);
            double z = sigmoid(x[hidden + j] + u[hidden + j]);
            double n = StrictMath.tanh(x[2 * hidden + j] + r * (u[2 * hidden + j] + b[j]));
            h[j] = (1 - z) * n + z * state[0][j];
        }
        state[0] = h;
        return h;
    }
}
