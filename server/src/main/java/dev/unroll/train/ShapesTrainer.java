package dev.unroll.train;

import dev.unroll.net.Initializer;
import dev.unroll.net.Network;
import dev.unroll.net.NetworkSpec;
import dev.unroll.net.Window;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.optim.Optimizer;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.task.shapes.Examples;
import dev.unroll.task.shapes.Problem;
import dev.unroll.task.shapes.Sequence;

/** Teaches a network one of the five shapes: a batch of fresh examples a step, one update by Adam. No thread, no file. */
public final class ShapesTrainer implements Resumable {
    private static final long INITIAL_WEIGHTS = 0;
    private static final long TRAINED_ON = 1;
    private static final long TRIED_ON = 2;
    private static final double KEPT = 0.98;
    private static final double LARGEST_NORM = 1;
    private static final double EXPLODED = 3;

    private final ShapesSpec spec;
    private final Problem problem;
    private final Examples examples;
    private final Network network;
    private final Window window;
    private final Optimizer optimizer;
    private final Rng rng;
    private final Sequence example;
    private final int[] tokens;
    private final int[] targets;
    private final LiveState live;
    private double learningRate;
    private long steps;
    private double loss;
    private double smoothLoss;
    private double gradientNorm;

    /** A network with fresh weights at step 0: uniform in {@code ±1/√hidden}, as PyTorch's. */
    public ShapesTrainer(ShapesSpec spec, Kernels kernels) {
        this.spec = spec;
        this.problem = spec.shape().problem();
        this.examples = new Examples(problem, Rng.stream(spec.seed(), TRIED_ON));
        int vocabulary = problem.symbols().size();
        this.network = new Network(new NetworkSpec(vocabulary, spec.layer(), 1), kernels);
        network.initialize(
                new Initializer.Uniform(1 / Math.sqrt(spec.hidden())), 1, Rng.stream(spec.seed(), INITIAL_WEIGHTS));
        this.window = network.unroll(problem.longest(), spec.batch());
        this.optimizer = Optimizer.of(OptimizerKind.ADAM, 0, network.parameters());
        this.rng = Rng.stream(spec.seed(), TRAINED_ON);
        this.example = new Sequence(problem.longest());
        this.tokens = new int[problem.longest() * spec.batch()];
        this.targets = new int[tokens.length];
        this.learningRate = spec.learningRate();
        this.loss = Math.log(vocabulary);
        this.smoothLoss = loss;
        this.live = new LiveState(network.parameters())
                .optimizer(optimizer).stream("examples", rng)
                        .counter("step", () -> steps, value -> steps = value)
                        .quantity("loss", () -> loss, value -> loss = value)
                        .quantity("smoothLoss", () -> smoothLoss, value -> smoothLoss = value)
                        .quantity("gradientNorm", () -> gradientNorm, value -> gradientNorm = value)
                        .quantity("learningRate", () -> learningRate, value -> learningRate = value);
    }

    /**
     * Learns from a batch, each example from a zero state.
     *
     * @throws Diverged when the loss or a gradient is no number or has exploded; the weights are not updated any more
     */
    public void step() {
        for (int row = 0; row < spec.batch(); row++) {
            examples.draw(rng, example);
            example.copyTo(tokens, targets, row, spec.batch());
        }
        window.load();
        loss = window.forward(tokens, targets);
        smoothLoss += (1 - KEPT) * (loss - smoothLoss);
        network.parameters().zeroGradients();
        window.backward();
        gradientNorm = network.parameters().gradientNorm();
        check();
        network.parameters().clipGradientNorm(gradientNorm, LARGEST_NORM);
        optimizer.step((float) learningRate);
        steps++;
    }

    private void check() {
        double guessing = Math.log(problem.symbols().size());
        if (!Double.isFinite(loss) || !Double.isFinite(gradientNorm) || smoothLoss > EXPLODED * guessing) {
            throw new Diverged(
                    "Training diverged at step %d: the loss is no longer a number, or three times that of guessing. Reset with a lower learning rate than %s."
                            .formatted(steps, learningRate));
        }
    }

    @Override
    public LiveState live() {
        return live;
    }

    /** Looks into the network; to be used between steps. */
    public ShapesProbe probe() {
        return new ShapesProbe(network, problem, examples);
    }

    /** Follows this rate from the next step on. */
    public void change(ShapesSpec to) {
        learningRate = to.learningRate();
    }

    /** What it learns. */
    public Problem problem() {
        return problem;
    }

    /** The settings it was made with; the rate that was changed since is part of the state. */
    @Override
    public ShapesSpec spec() {
        return spec;
    }

    @Override
    public long steps() {
        return steps;
    }

    /** Steps after which as many examples were seen as there are different ones. */
    public long stepsPerEpoch() {
        return (problem.size() + spec.batch() - 1) / spec.batch();
    }

    /** Of the newest step: nats per answer; before the first, that of guessing. */
    public double loss() {
        return loss;
    }

    /** Its exponential mean, which keeps 0.98 a step. */
    public double smoothLoss() {
        return smoothLoss;
    }

    /** Euclidean norm of the newest step's gradients before clipping at 1. */
    public double gradientNorm() {
        return gradientNorm;
    }

    /** The step size. */
    public double learningRate() {
        return learningRate;
    }

    /** Numbers that are learnt. */
    public long parameters() {
        return network.parameters().count();
    }
}
