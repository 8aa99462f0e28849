package dev.unroll.train;

import dev.unroll.cell.RnnSpec;
import dev.unroll.net.Network;
import dev.unroll.net.NetworkSpec;
import dev.unroll.net.Window;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.optim.Optimizer;
import dev.unroll.sample.Sampler;
import dev.unroll.sample.TextWriter;
import dev.unroll.text.Corpus;
import dev.unroll.text.Windows;

/**
 * Trains a network on a text by backpropagation through time, truncated to windows of {@code sequenceLength} steps over which the
 * state is carried. Not safe for use by several threads at once.
 */
public final class Trainer {
    private static final double SMOOTHING = 0.001;

    private final Corpus corpus;
    private final Network network;
    private final Window window;
    private final Windows windows;
    private final Optimizer optimizer;
    private final TextWriter writer;
    private final Guard guard;
    private final int[] inputs;
    private final int[] targets;
    private double learningRate;
    private double gradientClip;
    private double loss;
    private double smoothLoss;
    private double gradientNorm;

    /**
     * A network with fresh weights at step 0.
     *
     * @throws InvalidSpec naming the setting that does not fit the text
     */
    public Trainer(RunSpec spec, Corpus corpus, Kernels kernels) {
        int tokens = corpus.tokens().length();
        int longest = Windows.longestSequence(tokens, spec.batch());
        if (longest < spec.sequenceLength()) {
            throw tooLong(spec, tokens, longest);
        }
        this.corpus = corpus;
        int vocabulary = corpus.vocabulary().size();
        this.network = new Network(new NetworkSpec(vocabulary, new RnnSpec(spec.hidden()), 1), kernels);
        Initializer.normal(network.parameters(), 0.01f, Rng.stream(spec.seed(), 0));
        this.window = network.unroll(spec.sequenceLength(), spec.batch());
        this.windows = new Windows(corpus.tokens(), spec.batch(), spec.sequenceLength());
        this.optimizer = Optimizer.of(spec.optimizer(), network.parameters());
        this.writer = new TextWriter(network, corpus.vocabulary());
        this.inputs = new int[charactersPerStep(spec)];
        this.targets = new int[inputs.length];
        this.learningRate = spec.learningRate();
        this.gradientClip = spec.gradientClip();
        this.smoothLoss = Math.log(vocabulary);
        this.loss = smoothLoss;
        this.guard = new Guard(vocabulary);
    }

    /**
     * Takes one step: a window forward and backward, clipping, an update. Allocates nothing.
     *
     * @throws Diverged when the loss is not finite or has exploded; the weights are not updated any more
     */
    public void step() {
        if (windows.next(inputs, targets)) {
            window.reset();
        }
        window.load();
        loss = window.forward(inputs, targets);
        smoothLoss += SMOOTHING * (loss - smoothLoss);
        guard.check(this);
        backward();
        optimizer.step((float) learningRate);
        window.carry();
    }

    private void backward() {
        network.parameters().zeroGradients();
        window.backward();
        gradientNorm = network.parameters().gradientNorm();
        guard.check(this);
        if (gradientClip > 0) {
            network.parameters().clipGradients((float) gradientClip);
        }
    }

    /** Steps taken. */
    public long steps() {
        return windows.windowsTaken();
    }

    /** Passes over the text, with the fraction of the one under way. */
    public double epoch() {
        return windows.epoch();
    }

    /** Mean loss of the newest step, in nats per character; before the first, that of guessing at random. */
    public double loss() {
        return loss;
    }

    /** Exponential mean of {@link #loss} with weight 0.001 for the newest, as in min-char-rnn; nats per character. */
    public double smoothLoss() {
        return smoothLoss;
    }

    /** Euclidean norm of the newest step's gradients before clipping. */
    public double gradientNorm() {
        return gradientNorm;
    }

    /** Characters that one step reads. */
    public int charactersPerStep() {
        return inputs.length;
    }

    /** Numbers that are learnt. */
    public long parameters() {
        return network.parameters().count();
    }

    /** The size of a step of the optimiser. */
    public double learningRate() {
        return learningRate;
    }

    /** From the next step on; the optimiser keeps its statistics. */
    public void changeLearningRate(double rate) {
        learningRate = rate;
    }

    /** From the next step on; 0 does not clip. */
    public void changeGradientClip(double clip) {
        gradientClip = clip;
    }

    /** @throws InvalidSpec naming the symbols of {@code prime} that the text does not have */
    public void checkPrime(String prime) {
        String unknown = corpus.vocabulary().unknownIn(prime);
        if (!unknown.isEmpty()) {
            throw new InvalidSpec(
                    "sampling.prime",
                    "sampling.prime may only use characters of the text; it has none of: %s".formatted(unknown));
        }
    }

    /**
     * Text as the network writes it now, without the prime. Has its own state and random stream: training is not changed.
     *
     * @throws InvalidSpec as {@link #checkPrime}
     */
    public String sample(Sampling sampling, long seed) {
        checkPrime(sampling.prime());
        Sampler sampler = Sampler.temperature(sampling.temperature());
        return writer.write(sampling.prime(), sampling.length(), sampler, Rng.stream(seed, 1));
    }

    private static int charactersPerStep(RunSpec spec) {
        return Math.multiplyExact(spec.sequenceLength(), spec.batch());
    }

    private static InvalidSpec tooLong(RunSpec spec, int tokens, int longest) {
        if (longest < 1) {
            return new InvalidSpec(
                    "batch",
                    "batch must be at most %d: the text has %d characters, and each of %d streams needs at least 2"
                            .formatted(Math.max(1, tokens - 1), tokens, spec.batch()));
        }
        return new InvalidSpec(
                "sequenceLength",
                "sequenceLength must be at most %d: the text has %d characters in %d streams, and %d were asked for"
                        .formatted(longest, tokens, spec.batch(), spec.sequenceLength()));
    }
}
