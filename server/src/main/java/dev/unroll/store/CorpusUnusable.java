package dev.unroll.store;

/** A corpus that is known but cannot be read. The message is for the person who wants it. */
public final class CorpusUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    CorpusUnusable(String message) {
        super(message);
    }
}
