package dev.unroll.optim;

import dev.unroll.param.Parameters;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1): {@code m = β₁·m + (1 - β₁)·g; v = β₂·v + (1 - β₂)·g²;
 * w -= rate · m̂ / (√v̂ + ε)} with {@code m̂ = m / (1 - β₁ᵗ)} and {@code v̂ = v / (1 - β₂ᵗ)}.
 */
final class Adam implements Optimizer {
    private final Parameters parameters;
    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private final float[][] means;
    private final float[][] variances;
    private long updates;

    Adam(Parameters parameters, float beta1, float beta2, float epsilon) {
        this.parameters = parameters;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.means = Moments.like(parameters);
        this.variances = Moments.like(parameters);
    }

    @Override
    public void step(float learningRate) {
        updates++;
        float rate = (float) (learningRate / (1 - StrictMath.pow(beta1, (double) updates)));
        float correction = (float) (1 / Math.sqrt(1 - StrictMath.pow(beta2, (double) updates)));
        for (int p = 0; p < parameters.matrices(); p++) {
            update(p, parameters.at(p).summands() * rate, correction);
        }
    }

    private void update(int p, float rate, float correction) {
        float[] w = parameters.at(p).value().data;
        float[] g = parameters.at(p).gradient().data;
        float[] m = means[p];
        float[] v = variances[p];
        float beta1 = this.beta1;
        float beta2 = this.beta2;
        float epsilon = this.epsilon;
        for (int i = 0; i < w.length; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]);
            w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) * correction + epsilon);
        }
    }

    @Override
    public Map<String, float[][]> moments() {
        return Map.of("mean", means, "variance", variances);
    }

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public void resumeAt(long updates) {
        this.updates = updates;
    }
}
