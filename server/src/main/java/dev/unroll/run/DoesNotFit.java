package dev.unroll.run;

import java.util.Locale;

/** A run that needs more memory than there is. */
public final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A run refused.
     *
     * @param network bytes that the network and its training need
     * @param text bytes that the text needs, 0 when it is in memory already
     * @param free bytes there are
     */
    DoesNotFit(long network, long text, long free) {
        super("The run needs about %s of memory%s, and %s are free; %s, delete another run, or start Unroll"
                        .formatted(
                                megabytes(network + text),
                                text > 0 ? ", %s of them for its text".formatted(megabytes(text)) : "",
                                megabytes(free),
                                remedy(network, text))
                + " with a larger heap (-Xmx)");
    }

    private static String remedy(long network, long text) {
        return text > network
                ? "choose a smaller text"
                : "make the network, its memory, the batch or the sequences smaller";
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", Math.max(0, bytes + 999_999) / 1_000_000);
    }
}
