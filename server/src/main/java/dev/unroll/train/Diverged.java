package dev.unroll.train;

import java.util.Locale;

/** Training has left the range where it can learn. The message says at which step, in which tensor, and what to do. */
public final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message for the person who trains */
    public Diverged(String message) {
        super(message);
    }

    static Diverged of(Trainer trainer, String what) {
        return new Diverged(String.format(
                Locale.ROOT,
                "Training diverged at step %d: %s. The last good state is that of step %d. Go on from there, or from the start, with a"
                        + " lower learning rate than %s (half of it, say), or clip gradients harder.",
                trainer.steps(),
                what,
                trainer.lastGoodStep(),
                trainer.learningRate()));
    }
}
