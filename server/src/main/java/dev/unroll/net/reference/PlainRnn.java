package dev.unroll.net.reference;

import static dev.unroll.net.reference.Algebra.plus;
import static dev.unroll.net.reference.Algebra.times;

/** {@code hₜ = tanh(xₜ·W_ih + hₜ₋₁·W_hh + b)}. */
record PlainRnn(Weights weights, int layer, int hidden) implements PlainCell {
    @Override
    public PlainStream start() {
        double[][] state = new double[1][hidden];
        return x -> step(x, state);
    }

    private double[] step(double[] x, double[][] state) {
        double[] z = plus(
                times(x, weights.matrix("rnn.weight_ih_l" + layer)),
                times(state[0], weights.matrix("rnn.weight_hh_l" + layer)),
                weights.bias("rnn.bias_l" + layer));
        double[] h = new double[hidden];
        for (int j = 0; j < hidden; j++) {
            h[j] = StrictMath.tanh(z[j]);
        }
        state[0] = h;
        return h;
    }
}
