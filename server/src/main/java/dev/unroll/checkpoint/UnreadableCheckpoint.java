package dev.unroll.checkpoint;

/** A file is not a checkpoint, or not one of a network of ours. The message is for the person who gave it. */
public final class UnreadableCheckpoint extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message what was wrong and what would be right */
    public UnreadableCheckpoint(String message) {
        super(message);
    }
}
