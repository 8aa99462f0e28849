package dev.unroll.train;

import java.util.Locale;

/** Notices training that has diverged before its weights are updated with it. */
final class Guard {
    private static final double EXPLODED = 3;

    private final double limit;

    /** @param vocabulary guessing among that many symbols costs {@code ln vocabulary} nats; thrice that is an explosion */
    Guard(int vocabulary) {
        this.limit = EXPLODED * Math.log(Math.max(2, vocabulary));
    }

    void check(Trainer trainer) {
        if (!Double.isFinite(trainer.loss()) || !Double.isFinite(trainer.gradientNorm())) {
            throw diverged(trainer, "the numbers are no longer finite");
        }
        if (trainer.smoothLoss() > limit) {
            throw diverged(
                    trainer,
                    String.format(
                            Locale.ROOT,
                            "the smooth loss is %.1f nats, more than three times that of guessing at random",
                            trainer.smoothLoss()));
        }
    }

    private static Diverged diverged(Trainer trainer, String what) {
        return new Diverged(String.format(
                Locale.ROOT,
                "Training diverged at step %d: %s. Reset with a lower learning rate than %s, or clip gradients harder.",
                trainer.steps(),
                what,
                trainer.learningRate()));
    }
}
