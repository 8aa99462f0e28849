package dev.unroll.optim;

import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.Map;

/** Stochastic gradient descent with momentum (Polyak 1964): {@code v = μ·v + g; w -= rate · v}. */
final class Sgd implements Optimizer {
    private final Parameters parameters;
    private final float momentum;
    private final float[][] velocities;

    Sgd(Parameters parameters, float momentum) {
        this.parameters = parameters;
        this.momentum = momentum;
        this.velocities = Moments.like(parameters);
    }

    @Override
    public void step(float learningRate) {
        for (int p = 0; p < parameters.matrices(); p++) {
            Parameter weight = parameters.at(p);
            update(weight.value().data, weight.gradient().data, velocities[p], weight.summands() * learningRate);
        }
    }

    private void update(float[] w, float[] g, float[] v, float rate) {
        float momentum = this.momentum;
        for (int i = 0; i < w.length; i++) {
            v[i] = momentum * v[i] + g[i];
            w[i] -= rate * v[i];
        }
    }

    @Override
    public Map<String, float[][]> moments() {
        return Map.of("velocity", velocities);
    }
}
