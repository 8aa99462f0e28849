package dev.unroll.optim;

import dev.unroll.param.Parameters;

/** Running statistics of gradients: one array of zeros for each weight, in the weights' order. */
final class Moments {
    private Moments() {}

    static float[][] like(Parameters parameters) {
        float[][] moments = new float[parameters.matrices()][];
        for (int p = 0; p < moments.length; p++) {
            moments[p] = new float[parameters.at(p).size()];
        }
        return moments;
    }
}
