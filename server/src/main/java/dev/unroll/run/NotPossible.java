package dev.unroll.run;

/** A command that the run's state does not allow. The message says what would. */
public final class NotPossible extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message for the person who asked */
    public NotPossible(String message) {
        super(message);
    }
}
