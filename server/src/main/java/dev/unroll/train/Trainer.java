package dev.unroll.train;

import dev.unroll.cell.Passes;
import dev.unroll.net.Initializer;
import dev.unroll.net.Network;
import dev.unroll.net.Window;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Team;
import dev.unroll.optim.Optimizer;
import dev.unroll.optim.Schedule;
import dev.unroll.sample.TextWriter;
import dev.unroll.text.Corpus;
import dev.unroll.text.Tokens;
import dev.unroll.text.Vocabulary;
import dev.unroll.text.Windows;
import java.util.Optional;

/**
 * Trains a network on a text by backpropagation through time, truncated to windows of {@code sequenceLength} steps over which the
 * state is carried. Not safe for use by several threads at once.
 */
public final class Trainer implements Resumable {
    // min-char-rnn's, which reads 25 characters a step.
    private static final double KEPT = 0.999;
    private static final double KEPT_OVER = 25;

    private static final int INITIAL_WEIGHTS = 0;
    private static final int DROPOUT = 2;
    private static final int FORCING = 3;
    private static final long STEPS_BETWEEN_SNAPSHOTS = 100;

    // Nats by which the smooth loss may be above its least when what is asked for changes.
    private static final double STILL_GOOD = 0.2;

    private final RunSpec spec;
    private final Corpus corpus;
    private final Network network;
    private final Window window;
    private final Windows windows;
    private final Optimizer optimizer;
    private final Schedule schedule;
    private final TextWriter writer;
    private final Optional<Evaluation> validation;
    private final Guard guard;
    private final Rng dropoutRng;
    private final Rng forcingRng;
    private final LiveState live;
    private final TrainerState good;
    private final double smoothing;
    private final int[] inputs;
    private final int[] targets;
    private Learning learning;
    private double dropout;
    private double loss;
    private double smoothLoss;
    private double goodLoss;
    private long goodStep;
    /** From here on a state may be kept: what the settings do to the loss has shown by then. */
    private long settled;

    private double gradientNorm;
    private long steps;

    /**
     * A network with fresh weights at step 0, trained by one thread.
     *
     * @throws InvalidSpec naming the setting that does not fit the text
     */
    public Trainer(RunSpec spec, Corpus corpus, Kernels kernels) {
        this(spec, corpus, kernels, Team.ALONE);
    }

    /**
     * A network with fresh weights at step 0.
     *
     * @param team who shares the work; has no influence on the result
     * @throws InvalidSpec naming the setting that does not fit the text
     * @throws IllegalArgumentException when the text is cut into other tokens than the spec says
     */
    public Trainer(RunSpec spec, Corpus corpus, Kernels kernels, Team team) {
        this.spec = spec;
        if (corpus.vocabulary().kind() != spec.tokens()) {
            throw new IllegalArgumentException("the spec asks for %s, and the text is cut into %s"
                    .formatted(spec.tokens(), corpus.vocabulary().kind()));
        }
        this.corpus = corpus;
        this.learning = spec.learning();
        this.dropout = spec.architecture().dropout();
        this.windows = TrainedPart.windows(spec, corpus.tokens());
        int vocabulary = corpus.vocabulary().size();
        this.network = new Network(spec.architecture().network(vocabulary), kernels);
        network.initialize(
                Initializer.parse(spec.architecture().initializer()),
                spec.architecture().forgetBias(),
                Rng.stream(spec.seed(), INITIAL_WEIGHTS));
        this.window = network.unroll(learning.sequenceLength(), learning.batch(), Passes.BOTH, team);
        this.optimizer = Optimizer.of(learning.optimizer(), learning.momentum(), network.parameters());
        this.schedule = Schedule.parse(learning.schedule());
        if (schedule.needsEnd() && lastStep() == 0) {
            throw new InvalidSpec(
                    "schedule", "schedule %s needs an end: set maxSteps or maxEpochs".formatted(learning.schedule()));
        }
        this.writer = new TextWriter(network, corpus.vocabulary(), spec.memoryLasts());
        this.validation = TrainedPart.validation(spec, corpus.tokens())
                .map(part -> Evaluation.waitedFor(network, part, learning.batch(), spec.memoryLasts()));
        this.inputs = new int[Math.multiplyExact(learning.sequenceLength(), learning.batch())];
        this.targets = new int[inputs.length];
        this.dropoutRng = Rng.stream(spec.seed(), DROPOUT);
        this.forcingRng = Rng.stream(spec.seed(), FORCING);
        this.smoothing = 1 - StrictMath.pow(KEPT, inputs.length / KEPT_OVER);
        this.smoothLoss = Math.log(vocabulary);
        this.loss = smoothLoss;
        this.guard = new Guard(vocabulary, network.parameters());
        this.live = new LiveState(network.parameters())
                        .optimizer(optimizer)
                        .block("carried", window.stateSize(), window::saveState, window::restoreState, any -> true)
                        .block(
                                "predicted",
                                learning.batch(),
                                window::savePredictions,
                                window::restorePredictions,
                                predicted -> symbols(predicted, vocabulary))
                        .stream("dropout", dropoutRng)
                        .stream("forcing", forcingRng)
                        .counter("step", () -> steps, value -> steps = value)
                        .counterLike("position", "step", windows::taken, windows::seek)
                        .counter("settled", () -> settled, value -> settled = value)
                        .quantity("loss", () -> loss, value -> loss = value)
                        .quantity("smoothLoss", () -> smoothLoss, value -> smoothLoss = value)
                        .quantity("gradientNorm", () -> gradientNorm, value -> gradientNorm = value)
                        .quantity("goodLoss", () -> goodLoss, value -> goodLoss = value);
        this.good = live.copy();
        keep();
    }

    private static boolean symbols(float[] predicted, int vocabulary) {
        for (float symbol : predicted) {
            if (symbol != (int) symbol || symbol < -1 || symbol >= vocabulary || (symbol < 0) != (predicted[0] < 0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes one step: a window forward and backward, clipping, an update. Allocates nothing.
     *
     * @throws Diverged when the loss or a gradient is not finite or has exploded; the weights are not updated any more
     */
    public void step() {
        keepWhenGood();
        double rate = rate();
        if (windows.next(inputs, targets)) {
            window.reset();
        }
        steps++;
        forward();
        backward();
        optimizer.step((float) rate);
        window.carry();
        if (spec.memoryLasts() > 0) {
            window.forgetMemory();
        }
    }

    private void forward() {
        window.load();
        window.drop(dropout, dropoutRng);
        window.force(learning.teacherForcing(), forcingRng);
        loss = window.forward(inputs, targets);
        smoothLoss += smoothing * (loss - smoothLoss);
        guard.checkLoss(this);
    }

    private void backward() {
        network.parameters().zeroGradients();
        window.backward();
        gradientNorm = network.parameters().gradientNorm();
        guard.checkGradients(this);
        if (learning.gradientClip() > 0) {
            clip();
        }
    }

    private void clip() {
        switch (learning.gradientClipBy()) {
            case VALUE -> network.parameters().clipGradients((float) learning.gradientClip());
            case NORM -> network.parameters().clipGradientNorm(gradientNorm, learning.gradientClip());
        }
    }

    private void keepWhenGood() {
        if (steps() >= settled && smoothLoss <= goodLoss && guard.weightsAreFinite()) {
            keep();
        }
    }

    private void keep() {
        live.save(good);
        goodStep = steps();
        settled = goodStep + STEPS_BETWEEN_SNAPSHOTS;
        goodLoss = smoothLoss;
    }

    /** Goes back to {@link #lastGoodStep}, with half the learning rate. */
    public void rollBack() {
        double best = goodLoss;
        long next = settled;
        live.restore(good);
        goodLoss = best;
        settled = next;
        learning = learning.withLearningRate(learning.learningRate() / 2);
    }

    @Override
    public LiveState live() {
        return live;
    }

    /** Goes on from there. What was there is also what {@link #rollBack} goes back to, until a better state comes. */
    @Override
    public void restore(TrainerState state) {
        live.check(state);
        live.restore(state);
        live.save(good);
        goodStep = steps();
    }

    /**
     * Begins with what another training has learnt, on another text, by another rule of update or over other windows. Steps go on
     * where it stood.
     *
     * @param sameText whether it read this text
     * @return what was taken over, and what begins anew
     * @throws InvalidSpec naming the setting that belongs to what was learnt, and differs
     */
    public WarmStart begin(Learnt learnt, boolean sameText) {
        WarmStart start = WarmStart.of(learnt, spec, vocabulary(), sameText);
        window.reset();
        TrainerState state = live.copy();
        start.fill(learnt, network, vocabulary(), state);
        long before = start.otherWindows() && !start.otherText()
                ? TrainedPart.windows(learnt.spec(), corpus.tokens()).perEpoch()
                : windows.perEpoch();
        state.count("position", start.position(learnt.position(), before, windows.perEpoch()));
        state.count("settled", learnt.steps() + STEPS_BETWEEN_SNAPSHOTS);
        restore(state);
        return start;
    }

    /** The newest step whose weights are kept: the smooth loss was the least until then, and the settings not new. */
    public long lastGoodStep() {
        return goodStep;
    }

    @Override
    public long steps() {
        return steps;
    }

    /** Steps of one pass over the trained part of the text. */
    public long stepsPerEpoch() {
        return windows.perEpoch();
    }

    /** Steps of the whole training; 0 when it has no end. */
    public long lastStep() {
        long more = spec.maxEpochs() * windows.perEpoch() - windows.taken();
        long byEpochs = spec.maxEpochs() == 0 ? 0 : Math.max(1, steps + more);
        if (spec.maxSteps() == 0 || byEpochs == 0) {
            return Math.max(spec.maxSteps(), byEpochs);
        }
        return Math.min(spec.maxSteps(), byEpochs);
    }

    /** Passes over the trained part of the text, with the fraction of the one under way. */
    public double epoch() {
        return windows.epoch();
    }

    /** Mean loss of the newest step, in nats per character; before the first, that of guessing at random. */
    public double loss() {
        return loss;
    }

    /**
     * Exponential mean of {@link #loss}, nats per character, from that of guessing on: min-char-rnn's, which keeps 0.999 of the mean for every
     * 25 characters read.
     */
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

    @Override
    public RunSpec spec() {
        return spec.with(learning).with(spec.architecture().withDropout(dropout));
    }

    /** What its tokens mean. */
    public Vocabulary vocabulary() {
        return corpus.vocabulary();
    }

    /** The network that is trained; its weights change with every step. */
    public Network network() {
        return network;
    }

    /** The learning rate that was asked for. */
    public double learningRate() {
        return learning.learningRate();
    }

    /** The learning rate of the next step, as the schedule has it. */
    public double rate() {
        return schedule.rate(learning.learningRate(), steps, windows.taken() / windows.perEpoch(), lastStep());
    }

    /** The loss over the validating part of the text, if there is one: to be begun and read on by the caller, between two steps. */
    public Optional<Evaluation> validation() {
        return validation;
    }

    /** The network as it is now, to be looked into. */
    public MemoryLook look() {
        return new TextLook(steps(), network.copy(), corpus.vocabulary(), tried(), spec.memoryLasts());
    }

    /** What the network makes of the first characters that it is not trained on, or of the first of all where there are no others. */
    public Passage passage(PassageReader reader) {
        return reader.read(corpus.vocabulary(), TextLook.first(tried()));
    }

    private Tokens tried() {
        return TrainedPart.validation(spec, corpus.tokens()).orElse(corpus.tokens());
    }

    /** Follows these settings from the next step on, as far as they may change; the optimiser keeps its statistics. */
    public void change(RunSpec to) {
        boolean harder =
                to.architecture().dropout() != dropout || to.learning().teacherForcing() != learning.teacherForcing();
        if (!to.learning().equals(learning)) {
            settled = steps() + STEPS_BETWEEN_SNAPSHOTS;
        }
        learning = to.learning();
        dropout = to.architecture().dropout();
        if (harder && smoothLoss <= goodLoss + STILL_GOOD && guard.weightsAreFinite()) {
            keep();
        }
        if (harder) {
            goodLoss = Double.MAX_VALUE;
        }
    }

    /** @throws InvalidSpec naming the symbols of {@code prime} that the text does not have */
    public void checkPrime(String prime) {
        String unknown = corpus.vocabulary().unknownIn(prime);
        if (!unknown.isEmpty()) {
            throw new InvalidSpec(
                    "sampling.prime",
                    "sampling.prime may only use %s of the text; it has none of: %s"
                            .formatted(corpus.vocabulary().kind(), unknown));
        }
    }

    /**
     * The scores of all symbols after a text, as {@link #sample} would begin to write. Training is not changed.
     *
     * @throws InvalidSpec as {@link #checkPrime}, or when it is empty
     */
    public float[] scoresAfter(String prime) {
        checkPrime(prime);
        if (corpus.vocabulary().tokens(prime).length == 0) {
            throw new InvalidSpec("prefix", "prefix must have at least one symbol");
        }
        return writer.scoresAfter(prime);
    }

    /**
     * Text as the network writes it now, without the prime. Has its own state and random stream: training is not changed.
     *
     * @throws InvalidSpec as {@link #checkPrime}
     */
    public String sample(Sampling sampling, long seed) {
        checkPrime(sampling.prime());
        return writer.write(sampling.prime(), sampling.length(), sampling.sampler(), Rng.stream(seed, 1));
    }
}
