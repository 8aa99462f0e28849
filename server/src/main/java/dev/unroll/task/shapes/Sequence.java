package dev.unroll.task.shapes;

import java.util.Arrays;

/** An example: what is read at each step, and what is to be answered there, if anything. A buffer that is filled again and again. */
public final class Sequence {
    /** The target of a step at which no answer is asked for; it has no loss. */
    public static final int UNASKED = -1;

    private static final int ONE_OF = 10;

    private final int[] tokens;
    private final int[] targets;
    private int length;

    /** An empty one with room for {@code longest} steps. */
    public Sequence(int longest) {
        this.tokens = new int[longest];
        this.targets = new int[longest];
    }

    /** Steps. */
    public int length() {
        return length;
    }

    /** What is read at a step. */
    public int token(int t) {
        return tokens[t];
    }

    /** What is to be answered at a step, or {@link #UNASKED}. */
    public int target(int t) {
        return targets[t];
    }

    /** Without any step. */
    void clear() {
        length = 0;
    }

    /** One more step, at which nothing is asked. */
    void read(int token) {
        add(token, UNASKED);
    }

    /** One more step, with an answer. */
    void add(int token, int target) {
        tokens[length] = token;
        targets[length] = target;
        length++;
    }

    /** Asks for an answer at the last step. */
    void ask(int target) {
        targets[length - 1] = target;
    }

    /**
     * Copies it into a row of a batch, whose numbers stand in the order {@code [t·batch + row]}; from its end on nothing is read and nothing
     * asked.
     */
    public void copyTo(int[] batchTokens, int[] batchTargets, int row, int batch) {
        for (int t = 0; t * batch < batchTokens.length; t++) {
            batchTokens[t * batch + row] = t < length ? tokens[t] : Symbols.NOTHING;
            batchTargets[t * batch + row] = t < length ? targets[t] : UNASKED;
        }
    }

    /** Whether it is one of the tenth that is kept from training: decided by what is read alone (FNV-1a, Fowler et al. 1991). */
    boolean heldOut() {
        int hash = 0x811C9DC5;
        for (int t = 0; t < length; t++) {
            hash = (hash ^ tokens[t]) * 0x01000193;
        }
        return Integer.remainderUnsigned(hash ^ (hash >>> 15), ONE_OF) == 0;
    }

    /** Another one that is the same. */
    Sequence copy() {
        Sequence copy = new Sequence(tokens.length);
        System.arraycopy(tokens, 0, copy.tokens, 0, length);
        System.arraycopy(targets, 0, copy.targets, 0, length);
        copy.length = length;
        return copy;
    }

    /** Whether both read and ask the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Sequence that
                && Arrays.equals(tokens, 0, length, that.tokens, 0, that.length)
                && Arrays.equals(targets, 0, length, that.targets, 0, that.length);
    }

    @Override
    public int hashCode() {
        int hash = length;
        for (int t = 0; t < length; t++) {
            hash = 31 * hash + tokens[t];
        }
        return hash;
    }
}
