package dev.unroll.train;

import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.Locale;

/** Notices training that has diverged before its weights are updated with it. */
final class Guard {
    private static final double EXPLODED = 3;

    private final double limit;
    private final Parameters parameters;

    /** @param vocabulary guessing among that many symbols costs {@code ln vocabulary} nats; thrice that is an explosion */
    Guard(int vocabulary, Parameters parameters) {
        this.limit = EXPLODED * Math.log(Math.max(2, vocabulary));
        this.parameters = parameters;
    }

    /** @throws Diverged when the loss is not finite or has exploded */
    void checkLoss(Trainer trainer) {
        if (!Double.isFinite(trainer.loss())) {
            throw Diverged.of(trainer, "the loss is no longer finite" + because());
        }
        if (trainer.smoothLoss() > limit) {
            throw Diverged.of(
                    trainer,
                    String.format(
                            Locale.ROOT,
                            "the smooth loss is %.1f nats, more than three times that of guessing at random",
                            trainer.smoothLoss()));
        }
    }

    /** @throws Diverged when a gradient is not finite */
    void checkGradients(Trainer trainer) {
        if (!Double.isFinite(trainer.gradientNorm())) {
            parameters.withoutFiniteGradient().ifPresent(parameter -> {
                throw Diverged.of(trainer, "the gradient of %s is no longer finite".formatted(parameter.name()));
            });
            throw Diverged.of(trainer, "the gradients are too large to be summed");
        }
    }

    /** Whether every weight is a finite number. */
    boolean weightsAreFinite() {
        for (int p = 0; p < parameters.matrices(); p++) {
            if (!finite(parameters.at(p).numbers())) {
                return false;
            }
        }
        return true;
    }

    private String because() {
        for (Parameter parameter : parameters) {
            if (!finite(parameter.numbers())) {
                return ", because %s is not".formatted(parameter.name());
            }
        }
        return "";
    }

    private static boolean finite(float[] numbers) {
        float sum = 0;
        for (float number : numbers) {
            sum += 0 * number;
        }
        return sum == 0;
    }
}
