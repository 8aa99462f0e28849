package dev.unroll.checkpoint;

/** A file is not a checkpoint, or not one of a network of ours. The message is for the person who gave it. */
public final class UnreadableCheckpoint extends Exception {
    private static final long serialVersionUID = 1;

    private final Rejection rejection;

    /**
     * @param rejection which kind of wrong it is
     * @param message what was wrong and what would be right
     */
    public UnreadableCheckpoint(Rejection rejection, String message) {
        super(message);
        this.rejection = rejection;
    }

    /** Which kind of wrong it is. */
    public Rejection rejection() {
        return rejection;
    }
}
