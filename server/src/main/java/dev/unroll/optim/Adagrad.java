package dev.unroll.optim;

import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.Map;

/** Adagrad (Duchi et al. 2011): {@code s += g²; w -= rate · g / (√s + ε)}. */
final class Adagrad implements Optimizer {
    private final Parameters parameters;
    private final float epsilon;
    private final float[][] sums;

    Adagrad(Parameters parameters, float epsilon) {
        this.parameters = parameters;
        this.epsilon = epsilon;
        this.sums = Moments.like(parameters);
    }

    @Override
    public void step(float learningRate) {
        for (int p = 0; p < parameters.matrices(); p++) {
            Parameter weight = parameters.at(p);
            update(weight.value().data, weight.gradient().data, sums[p], weight.summands() * learningRate);
        }
    }

    private void update(float[] w, float[] g, float[] s, float rate) {
        float epsilon = this.epsilon;
        for (int i = 0; i < w.length; i++) {
            s[i] += g[i] * g[i];
            w[i] -= rate * g[i] / ((float) Math.sqrt(s[i]) + epsilon);
        }
    }

    @Override
    public Map<String, float[][]> moments() {
        return Map.of("sum", sums);
    }
}
