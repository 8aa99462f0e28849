package dev.unroll.train;

import dev.unroll.text.TokenKind;
import java.util.Objects;

/**
 * Everything that decides what a run does. The same spec and text give the same losses, bit for bit, on the same JDK and
 * vector width. On the wire, the fields of architecture, learning and split stand beside the others.
 *
 * @param task what is learnt: {@code "text"}
 * @param corpus id of the corpus
 * @param tokens what the text is cut into
 * @param architecture what is trained
 * @param learning how
 * @param split on which part of the text
 * @param seed of every random stream
 * @param maxSteps training stops there; 0: never
 * @param maxEpochs training stops after so many passes over the text; 0: never
 * @param pace steps a second; 0: as fast as it goes
 * @param sampling how samples are drawn
 * @param name what people call it; empty: the server makes one up
 */
public record RunSpec(
        String task,
        String corpus,
        TokenKind tokens,
        Architecture architecture,
        Learning learning,
        Split split,
        long seed,
        long maxSteps,
        long maxEpochs,
        double pace,
        Sampling sampling,
        String name)
        implements TaskSpec {

    /** min-char-rnn's settings on three plays by Shakespeare. */
    public static final RunSpec DEFAULT = new RunSpec(
            "text",
            "shakespeare-plays",
            TokenKind.CHARACTERS,
            Architecture.DEFAULT,
            Learning.DEFAULT,
            Split.DEFAULT,
            1,
            0,
            0,
            0,
            Sampling.DEFAULT,
            "");

    /** Of characters. */
    public RunSpec(
            String task,
            String corpus,
            Architecture architecture,
            Learning learning,
            Split split,
            long seed,
            long maxSteps,
            long maxEpochs,
            double pace,
            Sampling sampling,
            String name) {
        this(
                task,
                corpus,
                TokenKind.CHARACTERS,
                architecture,
                learning,
                split,
                seed,
                maxSteps,
                maxEpochs,
                pace,
                sampling,
                name);
    }

    /**
     * Checks every range.
     *
     * @throws InvalidSpec naming the field
     */
    public RunSpec {
        InvalidSpec.oneOf("task", task, "text");
        tokens = Objects.requireNonNullElse(
                tokens, TokenKind.CHARACTERS); // files from before there was a choice have none
        InvalidSpec.inRange("maxEpochs", maxEpochs, 0, 1_000_000_000);
        TaskSpec.check(seed, maxSteps, pace, name);
    }

    /** Steps after which a memory begins anew, in training and everywhere else; 0: never. */
    public int memoryLasts() {
        boolean anew =
                architecture.cell().startsWith("dnc") && !architecture.memory().carried();
        return anew ? learning.sequenceLength() : 0;
    }

    /** With another architecture. */
    public RunSpec with(Architecture other) {
        return new RunSpec(
                task, corpus, tokens, other, learning, split, seed, maxSteps, maxEpochs, pace, sampling, name);
    }

    /** With other tokens. */
    public RunSpec with(TokenKind other) {
        return new RunSpec(
                task, corpus, other, architecture, learning, split, seed, maxSteps, maxEpochs, pace, sampling, name);
    }

    /** With another way of learning. */
    public RunSpec with(Learning other) {
        return new RunSpec(
                task, corpus, tokens, architecture, other, split, seed, maxSteps, maxEpochs, pace, sampling, name);
    }

    /**
     * Of another text, of which samples begin with {@code prime}.
     *
     * @param taken steps that were taken before; when they are all there were to be, as many again follow
     */
    public RunSpec on(String otherCorpus, String prime, long taken) {
        return new RunSpec(
                task,
                otherCorpus,
                tokens,
                architecture,
                learning,
                split,
                seed,
                taken >= maxSteps && maxSteps > 0 ? taken + maxSteps : maxSteps,
                maxEpochs,
                pace,
                sampling.beginningWith(prime),
                name);
    }

    @Override
    public RunSpec essence() {
        return new RunSpec(
                task,
                corpus,
                tokens,
                architecture,
                learning,
                split,
                seed,
                maxSteps,
                maxEpochs,
                DEFAULT.pace,
                DEFAULT.sampling,
                DEFAULT.name);
    }
}
