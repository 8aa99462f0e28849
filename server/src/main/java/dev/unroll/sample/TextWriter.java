package dev.unroll.sample;

import dev.unroll.cell.Passes;
import dev.unroll.net.Network;
import dev.unroll.net.Window;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Team;
import dev.unroll.text.Joiner;
import dev.unroll.text.Vocabulary;
import java.util.function.IntConsumer;

/** Writes text with a network, token by token, from a state of its own: the network and its training are not changed. */
public final class TextWriter {
    private final Vocabulary vocabulary;
    private final Window window;
    private final int[] token = new int[1];
    private final float[] logits;
    private final int memoryLasts;
    private int fed;

    /** A writer with the network's weights; they are read at each {@link #write}. */
    public TextWriter(Network network, Vocabulary vocabulary) {
        this(network, vocabulary, 0);
    }

    /**
     * As {@link #TextWriter(Network, Vocabulary)}.
     *
     * @param memoryLasts symbols after which a memory begins anew; 0: never
     */
    public TextWriter(Network network, Vocabulary vocabulary, int memoryLasts) {
        this.memoryLasts = memoryLasts;
        this.vocabulary = vocabulary;
        this.window = network.unroll(1, 1, Passes.FORWARD, Team.ALONE);
        this.logits = new float[network.spec().vocabulary()];
    }

    /**
     * Feeds {@code prime} to the network from a zero state, then lets it go on.
     *
     * @param prime text of known symbols; when empty, a line break, or where there is none a symbol drawn at random
     * @param length symbols to write
     * @return what was written, without the prime
     * @throws IllegalArgumentException when the prime has a symbol that the vocabulary has not
     */
    public String write(String prime, int length, Sampler sampler, Rng rng) {
        StringBuilder text = new StringBuilder(length);
        write(prime, length, sampler, rng, text::appendCodePoint);
        return text.toString();
    }

    /** As {@link #write(String, int, Sampler, Rng)}, giving each code point to {@code reader} as soon as it is written. */
    public void write(String prime, int length, Sampler sampler, Rng rng, IntConsumer reader) {
        begin();
        Joiner joiner = vocabulary.joiner();
        if (read(prime, joiner) == 0) {
            feed(first(rng));
        }
        for (int i = 0; i < length; i++) {
            window.logits(0, 0, logits);
            int next = sampler.sample(logits, rng);
            joiner.append(vocabulary.symbol(next)).codePoints().forEach(reader);
            feed(next);
        }
        joiner.end().codePoints().forEach(reader);
    }

    /**
     * The scores of all symbols after {@code prime}, as {@link #write} begins.
     *
     * @return logits, owned by the caller
     * @throws IllegalArgumentException when the prime is empty or has a symbol that the vocabulary has not
     */
    public float[] scoresAfter(String prime) {
        begin();
        if (read(prime, vocabulary.joiner()) == 0) {
            throw new IllegalArgumentException("the prime has no symbol");
        }
        window.logits(0, 0, logits);
        return logits.clone();
    }

    private void begin() {
        window.load();
        window.reset();
        fed = 0;
    }

    /** How many symbols the prime has. */
    private int read(String prime, Joiner joiner) {
        int[] tokens = vocabulary.tokens(prime);
        for (int token : tokens) {
            joiner.append(vocabulary.symbol(token));
            feed(token);
        }
        return tokens.length;
    }

    private void feed(int index) {
        token[0] = index;
        window.predict(token);
        window.carry();
        fed++;
        if (memoryLasts > 0 && fed % memoryLasts == 0) {
            window.forgetMemory();
        }
    }

    private int first(Rng rng) {
        int lineBreak = vocabulary.indexOf('\n');
        return lineBreak >= 0 ? lineBreak : rng.nextInt(vocabulary.size());
    }
}
