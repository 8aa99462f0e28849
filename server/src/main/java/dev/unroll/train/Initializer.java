package dev.unroll.train;

import dev.unroll.numeric.Rng;
import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;

/** First values of weights. */
final class Initializer {
    private Initializer() {}

    /** min-char-rnn's: weights normal with the given deviation, biases (single rows) zero. */
    static void normal(Parameters parameters, float deviation, Rng rng) {
        for (Parameter parameter : parameters) {
            if (!isBias(parameter)) {
                float[] w = parameter.value().data;
                for (int i = 0; i < w.length; i++) {
                    w[i] = (float) (deviation * rng.nextGaussian());
                }
            }
        }
    }

    private static boolean isBias(Parameter parameter) {
        return parameter.name().contains("bias");
    }
}
