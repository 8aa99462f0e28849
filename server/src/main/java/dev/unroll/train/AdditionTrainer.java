package dev.unroll.train;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.optim.Optimizer;
import dev.unroll.task.AddedSum;
import dev.unroll.task.Adder;
import dev.unroll.task.AdderPass;
import dev.unroll.task.Addition;
import dev.unroll.task.Laboratory;

/** Teaches a network to add: two random numbers a step, one update each. No thread, no file. */
public final class AdditionTrainer implements Resumable {
    private static final long INITIAL_WEIGHTS = 0;
    private static final long NUMBERS = 1;
    private static final double KEPT = 0.999;

    private final AdditionSpec spec;
    private final Addition addition;
    private final Adder adder;
    private final AdderPass pass;
    private final Optimizer optimizer;
    private final Rng numbers;
    private final LiveState live;
    private double learningRate;
    private long a;
    private long b;
    private long steps;
    private double error;
    private double smoothError;

    /** A network with fresh weights at step 0. */
    public AdditionTrainer(AdditionSpec spec, Kernels kernels) {
        this.spec = spec;
        this.addition = new Addition(spec.bits());
        this.adder = new Adder(spec.network(), kernels);
        spec.firstWeights().initialize(adder.parameters(), Rng.stream(spec.seed(), INITIAL_WEIGHTS));
        this.pass = adder.unroll(spec.bits(), 1);
        this.optimizer = Optimizer.sgd(adder.parameters(), 0);
        this.numbers = Rng.stream(spec.seed(), NUMBERS);
        this.learningRate = spec.learningRate();
        this.error = spec.bits() / 2.0;
        this.smoothError = error;
        this.live = new LiveState(adder.parameters())
                .optimizer(optimizer).stream("numbers", numbers)
                        .counter("step", () -> steps, value -> steps = value)
                        .quantity("error", () -> error, value -> error = value)
                        .quantity("smoothError", () -> smoothError, value -> smoothError = value)
                        .quantity("learningRate", () -> learningRate, value -> learningRate = value);
    }

    /**
     * Learns from one sum. Allocates nothing.
     *
     * @throws Diverged when an output is no longer a number; the weights are not updated any more
     */
    public void step() {
        a = addition.draw(numbers);
        b = addition.draw(numbers);
        pass.load();
        pass.set(0, a, b);
        pass.forward();
        error = pass.error(0);
        if (!Double.isFinite(error)) {
            throw new Diverged(
                    "Training diverged at sum %d: the outputs are no longer numbers. Reset with a lower learning rate than %s."
                            .formatted(steps, learningRate));
        }
        smoothError += (1 - KEPT) * (error - smoothError);
        pass.backward();
        optimizer.step((float) learningRate);
        steps++;
    }

    @Override
    public LiveState live() {
        return live;
    }

    /** Looks into the network; to be used between steps. */
    public Laboratory laboratory(Kernels kernels) {
        return new Laboratory(adder, addition, kernels);
    }

    /** The newest sum, as the network saw it before it learnt from it. */
    public AddedSum newest(Laboratory laboratory) {
        return laboratory.sum(pass, a, b);
    }

    /** Follows this rate from the next step on. */
    public void change(AdditionSpec to) {
        learningRate = to.learningRate();
    }

    /** What it learns. */
    public Addition addition() {
        return addition;
    }

    /** The network. */
    public Adder adder() {
        return adder;
    }

    /** The settings it was made with; the rate that was changed since is part of the state. */
    @Override
    public AdditionSpec spec() {
        return spec;
    }

    /** Sums learnt from. */
    @Override
    public long steps() {
        return steps;
    }

    /** Of the newest sum: the sum of |target - output| over the columns; before the first, that of guessing. */
    public double error() {
        return error;
    }

    /** Its exponential mean, which keeps 0.999 a sum. */
    public double smoothError() {
        return smoothError;
    }

    /** The step size. */
    public double learningRate() {
        return learningRate;
    }
}
