package dev.unroll.train;

import dev.unroll.net.Initializer;
import dev.unroll.net.Network;
import dev.unroll.net.VectorBatch;
import dev.unroll.net.Window;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.optim.Optimizer;
import dev.unroll.task.memory.MemoryTask;
import dev.unroll.task.memory.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * Teaches a network to answer from memory: a batch of fresh sequences a step, each from a state of zeros, and one update. No thread, no file.
 *
 * <p>Windows are laid out for some lengths up to the longest; a step takes the shortest that its sequences fit in. From the end of a
 * sequence on nothing is read and nothing asked.
 */
public final class MemoryTaskTrainer implements Resumable {
    /** There is no end to the sequences; so many steps stand for a pass over them. */
    public static final long STEPS_OF_AN_EPOCH = 1000;

    /** Windows there are at most. */
    public static final int WINDOWS = 4;

    private static final long INITIAL_WEIGHTS = 0;
    private static final long TRAINED_ON = 1;
    private static final double KEPT = 0.98;
    private static final double KEPT_EXACT = 0.9;
    private static final double MASTERED = 0.9;
    private static final double EXPLODED = 5;

    private final MemoryTaskSpec spec;
    private final MemoryTask task;
    private final Network network;
    private final List<Room> rooms = new ArrayList<>();
    private final Optimizer optimizer;
    private final Rng rng;
    private final float[] scores;
    private final LiveState live;
    private double learningRate;
    private double gradientClip;
    private int longest;
    private long steps;
    private double loss = Math.log(2);
    private double smoothLoss = loss;
    private double smoothExact;
    private double gradientNorm;

    /** A window for sequences of at most so many items. */
    private record Room(int length, Window window, VectorBatch batch, Stream stream) {}

    /** A network with fresh weights at step 0: uniform in {@code ±1/√hidden}, with a forget bias of 1. */
    public MemoryTaskTrainer(MemoryTaskSpec spec, Kernels kernels) {
        this.spec = spec;
        this.task = spec.problem();
        this.network = new Network(spec.network(), kernels);
        network.initialize(
                new Initializer.Uniform(1 / Math.sqrt(spec.hidden())), 1, Rng.stream(spec.seed(), INITIAL_WEIGHTS));
        int room = 0;
        for (int quarter = 1; quarter <= WINDOWS; quarter++) {
            int length = (spec.maxLength() * quarter + WINDOWS - 1) / WINDOWS;
            if (length > room) {
                rooms.add(room(length));
                room = length;
            }
        }
        this.optimizer = Optimizer.of(spec.optimizer(), 0, network.parameters());
        this.rng = Rng.stream(spec.seed(), TRAINED_ON);
        this.scores = new float[task.outputs()];
        this.learningRate = spec.learningRate();
        this.gradientClip = spec.gradientClip();
        this.longest = spec.curriculum() ? spec.minLength() : spec.maxLength();
        this.live = liveState();
    }

    private LiveState liveState() {
        return new LiveState(network.parameters())
                .optimizer(optimizer).stream("sequences", rng)
                        .counter("step", () -> steps, value -> steps = value)
                        .counter("longest", () -> longest, this::lengthenTo)
                        .quantity("exact", () -> smoothExact, value -> smoothExact = value)
                        .quantity("loss", () -> loss, value -> loss = value)
                        .quantity("smoothLoss", () -> smoothLoss, value -> smoothLoss = value)
                        .quantity("gradientNorm", () -> gradientNorm, value -> gradientNorm = value)
                        .quantity("learningRate", () -> learningRate, value -> learningRate = value)
                        .quantity("gradientClip", () -> gradientClip, value -> gradientClip = value);
    }

    /** A file may say anything. */
    private void lengthenTo(long items) {
        longest = (int) Math.max(spec.minLength(), Math.min(spec.maxLength(), items));
    }

    private Room room(int length) {
        int steps = task.steps(length);
        VectorBatch batch = new VectorBatch(steps * spec.batch(), task.coding());
        return new Room(
                length, network.unroll(steps, spec.batch()), batch, new Stream(batch, task.coding(), spec.batch()));
    }

    /**
     * Learns from a batch. Allocates nothing.
     *
     * @throws Diverged when the loss or a gradient is no number or has exploded; the weights are not updated any more
     */
    public void step() {
        int length = spec.minLength() + rng.nextInt(longest - spec.minLength() + 1);
        Room room = roomFor(length);
        for (int row = 0; row < spec.batch(); row++) {
            room.stream.moveTo(row);
            task.draw(rng, length, room.stream);
        }
        room.window.reset();
        room.window.load();
        loss = room.window.forward(room.batch);
        smoothLoss += (1 - KEPT) * (loss - smoothLoss);
        network.parameters().zeroGradients();
        room.window.backward();
        gradientNorm = network.parameters().gradientNorm();
        check();
        if (gradientClip > 0) {
            network.parameters().clipGradientNorm(gradientNorm, gradientClip);
        }
        optimizer.step((float) learningRate);
        steps++;
        if (longest < spec.maxLength() && length == longest) {
            lengthenWhenMastered(room);
        }
    }

    private Room roomFor(int length) {
        int at = 0;
        while (rooms.get(at).length < length) {
            at++;
        }
        return rooms.get(at);
    }

    private void lengthenWhenMastered(Room room) {
        int exact = 0;
        for (int row = 0; row < spec.batch(); row++) {
            exact += exact(room, row) ? 1 : 0;
        }
        smoothExact += (1 - KEPT_EXACT) * ((double) exact / spec.batch() - smoothExact);
        if (smoothExact >= MASTERED) {
            longest++;
            smoothExact = 0;
        }
    }

    private boolean exact(Room room, int row) {
        boolean[] asked = room.batch.asked();
        for (int t = 0; t * spec.batch() < asked.length; t++) {
            int at = t * spec.batch() + row;
            if (asked[at]) {
                room.window.logits(t, row, scores);
                if (Bits.right(scores, room.batch.targets(), at * scores.length) < scores.length) {
                    return false;
                }
            }
        }
        return true;
    }

    private void check() {
        if (!Double.isFinite(loss) || !Double.isFinite(gradientNorm) || smoothLoss > EXPLODED * Math.log(2)) {
            throw new Diverged(
                    "Training diverged at step %d: the loss is no longer a number, or five times that of guessing. Reset with a lower learning rate than %s."
                            .formatted(steps, learningRate));
        }
    }

    /** What the network makes of a sequence of the longest that are trained on at present: always the same one. */
    public Passage passage(PassageReader reader) {
        return TaskLook.read(spec, reader, longest, 0, null);
    }

    /** The network as it is now, to be looked into. */
    public MemoryLook look() {
        return new TaskLook(steps, spec, network.copy());
    }

    /** Tries the network on sequences of all lengths, up to twice the longest that is trained on. */
    public MemoryTrial trial() {
        return new MemoryTrial(spec, network, spec.longest());
    }

    /** Follows this rate and this limit from the next step on. */
    public void change(MemoryTaskSpec to) {
        learningRate = to.learningRate();
        gradientClip = to.gradientClip();
    }

    /** The network that is trained; its weights change with every step. */
    public Network network() {
        return network;
    }

    @Override
    public LiveState live() {
        return live;
    }

    /** The settings it was made with; the rate and the limit that were changed since are part of the state. */
    @Override
    public MemoryTaskSpec spec() {
        return spec;
    }

    /** Items of the longest sequence that is trained on at present: the curriculum's stage. */
    public int longest() {
        return longest;
    }

    @Override
    public long steps() {
        return steps;
    }

    /** Of the newest step: nats per bit that is asked for; before the first, that of guessing. */
    public double loss() {
        return loss;
    }

    /** Its exponential mean, which keeps 0.98 a step. */
    public double smoothLoss() {
        return smoothLoss;
    }

    /** Euclidean norm of the newest step's gradients before clipping. */
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
