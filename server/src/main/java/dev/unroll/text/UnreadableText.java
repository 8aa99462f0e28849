package dev.unroll.text;

/** Bytes that cannot be used as a text. The message says what was wrong, where, and what would be right. */
public final class UnreadableText extends Exception {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** No character at all. */
        EMPTY,
        /** A byte that the encoding does not allow. */
        MALFORMED,
        /** Not a text file. */
        BINARY,
        /** More distinct characters than {@link Vocabulary#LARGEST}. */
        TOO_MANY_SYMBOLS,
        /** More bytes than the caller allows. */
        TOO_LARGE
    }

    private final Reason reason;

    UnreadableText(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why it cannot be used. */
    public Reason reason() {
        return reason;
    }
}
