package dev.unroll.train;

import dev.unroll.net.Initializer;
import dev.unroll.net.Network;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.optim.Optimizer;
import dev.unroll.task.SpelledWord;
import dev.unroll.task.Speller;
import dev.unroll.task.Word;

/** Teaches a network one word: an update a step, over all its letters. No thread, no file. */
public final class HelloTrainer implements Resumable {
    private static final long INITIAL_WEIGHTS = 0;
    private static final Initializer FIRST_WEIGHTS = new Initializer.Uniform(0.5);

    private final HelloSpec spec;
    private final Word word;
    private final Speller speller;
    private final Optimizer optimizer;
    private final LiveState live;
    private double learningRate;
    private double gradientNorm;
    private long steps;

    /** A network with fresh weights at step 0. */
    public HelloTrainer(HelloSpec spec, Kernels kernels) {
        this.spec = spec;
        this.word = new Word(spec.word());
        this.speller =
                new Speller(word, spec.hidden(), FIRST_WEIGHTS, Rng.stream(spec.seed(), INITIAL_WEIGHTS), kernels);
        this.optimizer = Optimizer.sgd(speller.parameters(), 0);
        this.learningRate = spec.learningRate();
        this.gradientNorm = speller.parameters().gradientNorm();
        this.live = new LiveState(speller.parameters())
                .optimizer(optimizer)
                .counter("step", () -> steps, value -> steps = value)
                .quantity("learningRate", () -> learningRate, value -> learningRate = value);
    }

    /**
     * Updates every weight by the gradients of the pass before, and goes through the word with the new ones. Allocates nothing.
     *
     * @throws Diverged when the loss or a gradient is no longer a number
     */
    public void step() {
        speller.keep();
        optimizer.step((float) learningRate);
        steps++;
        speller.pass();
        gradientNorm = speller.parameters().gradientNorm();
        if (!Double.isFinite(speller.loss()) || !Double.isFinite(gradientNorm)) {
            throw new Diverged(
                    "Training diverged at step %d: the scores are no longer numbers. Reset with a lower learning rate than %s."
                            .formatted(steps, learningRate));
        }
    }

    @Override
    public LiveState live() {
        return live;
    }

    /** Goes on from there; the gradients of the next update are those of the pass that follows at once. */
    @Override
    public void restore(TrainerState state) {
        Resumable.super.restore(state);
        speller.pass();
        gradientNorm = speller.parameters().gradientNorm();
    }

    /** The word as the network spells it now. */
    public SpelledWord spelled() {
        return speller.spelled(learningRate);
    }

    /** Follows this rate from the next step on. */
    public void change(HelloSpec to) {
        learningRate = to.learningRate();
    }

    /** The network; its gradients are those of the loss summed over the letters. */
    public Network network() {
        return speller.network();
    }

    /** The settings it was made with; the rate that was changed since is part of the state. */
    @Override
    public HelloSpec spec() {
        return spec;
    }

    /** What it learns. */
    public Word word() {
        return word;
    }

    /** Updates made. */
    @Override
    public long steps() {
        return steps;
    }

    /** The mean over the letters of {@code -ln p(target)} with the weights as they are, in nats. */
    public double loss() {
        return speller.loss();
    }

    /** Share of the letters whose largest score is that of the target. */
    public double right() {
        return (double) speller.right() / word.steps();
    }

    /** Euclidean norm of the gradients of the next update. */
    public double gradientNorm() {
        return gradientNorm;
    }

    /** The step size. */
    public double learningRate() {
        return learningRate;
    }
}
