package dev.unroll.optim;

import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.Map;

/** RMSProp (Tieleman and Hinton 2012): {@code v = ρ·v + (1 - ρ)·g²; w -= rate · g / (√v + ε)}. */
final class RmsProp implements Optimizer {
    private final Parameters parameters;
    private final float decay;
    private final float epsilon;
    private final float[][] means;

    RmsProp(Parameters parameters, float decay, float epsilon) {
        this.parameters = parameters;
        this.decay = decay;
        this.epsilon = epsilon;
        this.means = Moments.like(parameters);
    }

    @Override
    public void step(float learningRate) {
        for (int p = 0; p < parameters.matrices(); p++) {
            Parameter weight = parameters.at(p);
            update(weight.value().data, weight.gradient().data, means[p], weight.summands() * learningRate);
        }
    }

    private void update(float[] w, float[] g, float[] v, float rate) {
        float decay = this.decay;
        float epsilon = this.epsilon;
        for (int i = 0; i < w.length; i++) {
            v[i] = decay * v[i] + (1 - decay) * (g[i] * g[i]);
            w[i] -= rate * g[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public Map<String, float[][]> moments() {
        return Map.of("variance", means);
    }
}
