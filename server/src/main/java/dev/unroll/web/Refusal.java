package dev.unroll.web;

import org.jspecify.annotations.Nullable;

/** A request that is answered with an error. The message says what is wrong and what would be right. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable String field;

    private Refusal(int status, @Nullable String field, String message) {
        super(message);
        this.status = status;
        this.field = field;
    }

    /** The request as a whole is to blame. */
    static Refusal of(int status, String message) {
        return new Refusal(status, null, message);
    }

    /** One field of the request is to blame. */
    static Refusal of(int status, String field, String message) {
        return new Refusal(status, field, message);
    }

    int status() {
        return status;
    }

    @Nullable
    String field() {
        return field;
    }
}
