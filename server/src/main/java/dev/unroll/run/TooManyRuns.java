package dev.unroll.run;

/** There is no place for another run because all of them train. */
public final class TooManyRuns extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyRuns(int most) {
        super("All %d runs are training; pause or delete one of them first".formatted(most));
    }
}
