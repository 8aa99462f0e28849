package dev.unroll.optim;

import dev.unroll.param.Parameters;
import java.util.Map;

/** A rule that changes weights by their gradients. It neither clips nor schedules nor clears gradients. */
public sealed interface Optimizer permits Sgd, Adagrad, RmsProp, Adam {
    /** Keeps a division by the root of a sum of squares finite. */
    float EPSILON = 1e-8f;

    /** Updates every weight once with the given learning rate. Allocates nothing. */
    void step(float learningRate);

    /** Its running statistics by name, each with one array for each weight in the weights' order; to be copied out and in. */
    Map<String, float[][]> moments();

    /** Updates made, for a rule that counts them; else 0. */
    default long updates() {
        return 0;
    }

    /** Goes on as after so many updates. */
    default void resumeAt(long updates) {}

    /**
     * The rule of that kind over {@code parameters}, with the field's usual constants.
     *
     * @param momentum of {@link OptimizerKind#SGD}
     */
    static Optimizer of(OptimizerKind kind, double momentum, Parameters parameters) {
        return switch (kind) {
            case SGD -> sgd(parameters, (float) momentum);
            case ADAGRAD -> adagrad(parameters, EPSILON);
            case RMSPROP -> rmsProp(parameters, 0.95f, EPSILON);
            case ADAM -> adam(parameters, 0.9f, 0.999f, EPSILON);
        };
    }

    /** Stochastic gradient descent; {@code momentum} is in [0, 1). */
    static Optimizer sgd(Parameters parameters, float momentum) {
        return new Sgd(parameters, momentum);
    }

    /** Adagrad. */
    static Optimizer adagrad(Parameters parameters, float epsilon) {
        return new Adagrad(parameters, epsilon);
    }

    /** RMSProp; {@code decay} of the mean square is in [0, 1). */
    static Optimizer rmsProp(Parameters parameters, float decay, float epsilon) {
        return new RmsProp(parameters, decay, epsilon);
    }

    /** Adam; the decays of mean and variance are in [0, 1). */
    static Optimizer adam(Parameters parameters, float beta1, float beta2, float epsilon) {
        return new Adam(parameters, beta1, beta2, epsilon);
    }
}
