package dev.unroll.train;

/** Training has left the range where it can learn. The message says at which step and what to do. */
public final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message for the person who trains */
    public Diverged(String message) {
        super(message);
    }
}
