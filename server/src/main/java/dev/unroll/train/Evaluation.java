package dev.unroll.train;

import dev.unroll.cell.Passes;
import dev.unroll.net.Network;
import dev.unroll.net.Window;
import dev.unroll.numeric.Team;
import dev.unroll.param.Parameter;
import dev.unroll.text.Tokens;

/**
 * The mean loss of a network over every character of a text but the first (or over a part of it), with the state carried from window to window. A long text is
 * cut into neighbouring streams that are read side by side, each from a zero state; the last may be shorter. Takes one
 * window at a time, so that others may come in between; the weights are those at {@link #begin}.
 */
public final class Evaluation {
    private static final int SHORTEST_STREAM = 8000;
    private static final int LONGEST_WINDOW = 16;
    private static final int LEAST_WAITED_FOR = 60_000;
    private static final int MOST_WAITED_FOR = 400_000;
    /** Each is two operations. */
    private static final long PRODUCTS_WAITED_FOR = 40_000_000_000L;

    private final Tokens tokens;
    private final Window window;
    private final int streams;
    private final int apart;
    private final int length;
    private final int steps;
    private final int[] inputs;
    private final int[] targets;
    private final int memoryLasts;
    private int at;
    private double sum;
    private long read;

    /**
     * Of the whole text.
     *
     * @param tokens at least two
     * @param most streams side by side; one reads the text from its start to its end
     */
    public Evaluation(Network network, Tokens tokens, int most) {
        this(network, tokens, most, Integer.MAX_VALUE, 0);
    }

    /**
     * As {@link #Evaluation(Network, Tokens, int)}, of a part of a long text: of each stream its start.
     *
     * @param mostTokens that are predicted, in all
     * @param memoryLasts steps after which a memory begins anew; 0: never
     */
    public Evaluation(Network network, Tokens tokens, int most, int mostTokens, int memoryLasts) {
        this.memoryLasts = memoryLasts;
        int predicted = tokens.length() - 1;
        if (predicted < 1) {
            throw new IllegalArgumentException("a text of fewer than 2 characters has nothing to predict");
        }
        this.tokens = tokens;
        this.streams = Math.max(1, Math.min(most, predicted / SHORTEST_STREAM));
        this.apart = (predicted + streams - 1) / streams;
        this.length = Math.max(1, Math.min(apart, mostTokens / streams));
        this.steps = Math.min(longestWindow(memoryLasts), length);
        this.window = network.unroll(steps, streams, Passes.FORWARD, Team.ALONE);
        this.inputs = new int[steps * streams];
        this.targets = new int[steps * streams];
        this.at = length;
    }

    /**
     * Of so much of a text that training can wait for it, a few seconds on one core; but of no less than {@value #LEAST_WAITED_FOR} characters.
     *
     * @param most streams side by side
     * @param memoryLasts as {@link #Evaluation(Network, Tokens, int, int, int)}
     */
    static Evaluation waitedFor(Network network, Tokens tokens, int most, int memoryLasts) {
        Parameter lowest = network.parameters().at(0); // of which a token reads one row
        long products = network.parameters().count()
                - lowest.size()
                + lowest.size() / network.spec().vocabulary();
        long affordable = Math.max(LEAST_WAITED_FOR, Math.min(MOST_WAITED_FOR, PRODUCTS_WAITED_FOR / products));
        return new Evaluation(network, tokens, most, (int) affordable, memoryLasts);
    }

    /** So that a memory that begins anew does so between two windows. */
    private static int longestWindow(int memoryLasts) {
        int steps = LONGEST_WINDOW;
        while (memoryLasts > 0 && memoryLasts % steps != 0) {
            steps--;
        }
        return steps;
    }

    /** The loss of a text read by one stream, in nats per character. */
    public static double of(Network network, Tokens tokens) {
        return of(network, tokens, 0);
    }

    /**
     * As {@link #of(Network, Tokens)}.
     *
     * @param memoryLasts steps after which a memory begins anew; 0: never
     */
    public static double of(Network network, Tokens tokens, int memoryLasts) {
        Evaluation evaluation = new Evaluation(network, tokens, 1, Integer.MAX_VALUE, memoryLasts);
        evaluation.begin();
        evaluation.finish();
        return evaluation.nats();
    }

    /** Characters that each stream predicts, but for a last one that may be shorter. */
    int length() {
        return length;
    }

    /** From the start of the text, with the weights as they are. */
    public void begin() {
        window.load();
        window.reset();
        at = 0;
        sum = 0;
        read = 0;
    }

    /** Whether {@link #advance} is still to be called. */
    public boolean underWay() {
        return at < length;
    }

    /** Reads one window. */
    public void advance() {
        int counted = 0;
        for (int stream = 0; stream < streams; stream++) {
            int start = stream * apart;
            int end = Math.min(tokens.length() - 1, start + length);
            for (int t = 0; t < steps; t++) {
                int position = start + at + t;
                boolean within = at + t < length && position < end;
                inputs[t * streams + stream] = within ? tokens.at(position) : 0;
                targets[t * streams + stream] = within ? tokens.at(position + 1) : -1;
                counted += within ? 1 : 0;
            }
        }
        sum += window.forward(inputs, targets) * counted;
        read += counted;
        window.carry();
        at += steps;
        if (memoryLasts > 0 && at % memoryLasts == 0) {
            window.forgetMemory();
        }
    }

    /** Reads the rest. */
    public void finish() {
        while (underWay()) {
            advance();
        }
    }

    /** The mean of {@code -ln p}, in nats per character, once it is not under way any more. */
    public double nats() {
        return sum / read;
    }
}
