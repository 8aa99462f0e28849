package dev.unroll.text;

/**
 * The windows of a batch, for backpropagation through time truncated to {@code sequenceLength} steps. The text but for its last
 * token is cut into {@code batch} streams of {@code S = (n - 1) / batch} tokens, one after the other in the text; an epoch has
 * {@code S / sequenceLength} windows, and each stream goes on where its last window ended, so that the state can be carried.
 */
public final class Windows {
    private final Tokens tokens;
    private final int batch;
    private final int sequenceLength;
    private final int stream;
    private final int perEpoch;
    private long taken;

    /**
     * Windows from the start of the text.
     *
     * @throws IllegalArgumentException when not even one window fits
     */
    public Windows(Tokens tokens, int batch, int sequenceLength) {
        int longest = longestSequence(tokens.length(), batch);
        if (sequenceLength < 1 || sequenceLength > longest) {
            throw new IllegalArgumentException("sequenceLength must be from 1 to %d for %d tokens in %d streams, was %d"
                    .formatted(longest, tokens.length(), batch, sequenceLength));
        }
        this.tokens = tokens;
        this.batch = batch;
        this.sequenceLength = sequenceLength;
        this.stream = (tokens.length() - 1) / batch;
        this.perEpoch = stream / sequenceLength;
    }

    /** The longest window that fits a text of that many tokens; 0 when none does. */
    public static int longestSequence(int tokens, int batch) {
        return Math.max(0, tokens - 1) / batch;
    }

    /**
     * Fills the next window in the order {@code [t·batch + stream]}; a target is the token after its input.
     *
     * @return true when an epoch begins with it, so that the state must be reset
     */
    public boolean next(int[] inputs, int[] targets) {
        int window = (int) (taken % perEpoch);
        for (int row = 0; row < batch; row++) {
            int from = row * stream + window * sequenceLength;
            for (int t = 0; t < sequenceLength; t++) {
                inputs[t * batch + row] = tokens.at(from + t);
                targets[t * batch + row] = tokens.at(from + t + 1);
            }
        }
        taken++;
        return window == 0;
    }

    /** How many windows were taken since the start of training. */
    public long taken() {
        return taken;
    }

    /** Windows of one pass over the text. */
    public long perEpoch() {
        return perEpoch;
    }

    /** Goes to where {@code windows} were taken. */
    public void seek(long windows) {
        if (windows < 0) {
            throw new IllegalArgumentException("windows must be at least 0, was " + windows);
        }
        taken = windows;
    }

    /** Passes over the text, with the fraction of the one under way. */
    public double epoch() {
        return (double) taken / perEpoch;
    }
}
