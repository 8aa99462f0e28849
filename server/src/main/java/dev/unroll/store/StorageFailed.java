package dev.unroll.store;

/** What was to be kept could not be written or read. The message is for the person who trains. */
public final class StorageFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    StorageFailed(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether it may work again later, as when there is room on the disk. */
    public boolean passing() {
        return passing;
    }
}
