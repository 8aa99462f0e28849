package dev.unroll.run;

import java.util.Locale;

/** A run that needs more memory than there is. */
public final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1;

    DoesNotFit(long needed, long free) {
        super(
                "The run needs about %s of memory and %s are free; lower hidden, sequenceLength or batch, delete another run,"
                                .formatted(megabytes(needed), megabytes(free))
                        + " or start Unroll with a larger heap (-Xmx)");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", Math.max(0, bytes + 999_999) / 1_000_000);
    }
}
