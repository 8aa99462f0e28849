package dev.unroll.train;

import dev.unroll.cell.Passes;
import dev.unroll.net.Network;
import dev.unroll.net.VectorBatch;
import dev.unroll.net.Window;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Team;
import dev.unroll.task.memory.MemoryTask;
import dev.unroll.task.memory.Stream;
import dev.unroll.train.Tried.ByLength;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries a network on sequences of every length from the shortest to the longest, always the same ones, drawn from streams of their own. Takes
 * some steps of them at a time, so that others may come in between; the weights are those at {@link #begin}.
 */
public final class MemoryTrial {
    /** Sequences of each length. */
    public static final int EXAMPLES = 32;

    private static final long TRIED_ON = 1L << 32;
    private static final int STEPS_AT_A_TIME = 16;

    private final MemoryTaskSpec spec;
    private final MemoryTask task;
    private final int longest;
    private final Window window;
    private final VectorBatch all;
    private final VectorBatch now;
    private final Stream stream;
    private final float[] scores;
    private final boolean[] wrong = new boolean[EXAMPLES];
    private final List<ByLength> done = new ArrayList<>();
    private int length;
    private int t;
    private int last;
    private long right;
    private long asked;
    private double nats;
    private long allRight;
    private long allAsked;
    private double allNats;
    private int exact;
    private int sequences;

    /** @param longest items of the longest sequence */
    MemoryTrial(MemoryTaskSpec spec, Network network, int longest) {
        this.spec = spec;
        this.task = spec.problem();
        this.longest = longest;
        this.length = longest + 1;
        this.window = network.unroll(1, EXAMPLES, Passes.FORWARD, Team.ALONE);
        this.all = new VectorBatch(task.steps(longest) * EXAMPLES, task.coding());
        this.now = new VectorBatch(EXAMPLES, task.coding());
        this.stream = new Stream(all, task.coding(), EXAMPLES);
        this.scores = new float[task.outputs()];
    }

    /** The stream of random numbers of which the k-th sequence of a length is made. */
    static Rng numbersOf(MemoryTaskSpec spec, int length, long number) {
        return Rng.stream(spec.seed(), TRIED_ON * (length + 1) + number);
    }

    /** From the shortest sequences on, with the weights as they are. */
    public void begin() {
        window.load();
        done.clear();
        allRight = 0;
        allAsked = 0;
        allNats = 0;
        exact = 0;
        sequences = 0;
        start(task.shortest());
    }

    private void start(int next) {
        length = next;
        if (length > longest) {
            return;
        }
        last = 0;
        for (int row = 0; row < EXAMPLES; row++) {
            stream.moveTo(row);
            task.draw(numbersOf(spec, length, row), length, stream);
            last = Math.max(last, stream.steps());
            wrong[row] = false;
        }
        window.reset();
        t = 0;
        right = 0;
        asked = 0;
        nats = 0;
    }

    /** Not under way any more. */
    public void stop() {
        length = longest + 1;
    }

    /** Whether {@link #advance} is still to be called. */
    public boolean underWay() {
        return length <= longest;
    }

    /** Reads some steps. */
    public void advance() {
        for (int i = 0; i < STEPS_AT_A_TIME && t < last; i++) {
            read();
            t++;
        }
        if (t == last) {
            finish();
        }
    }

    private void read() {
        int inputs = now.inputs().length;
        int targets = now.targets().length;
        System.arraycopy(all.inputs(), t * inputs, now.inputs(), 0, inputs);
        System.arraycopy(all.targets(), t * targets, now.targets(), 0, targets);
        System.arraycopy(all.asked(), t * EXAMPLES, now.asked(), 0, EXAMPLES);
        window.forward(now);
        window.carry();
        for (int row = 0; row < EXAMPLES; row++) {
            if (now.asked()[row]) {
                answer(row);
            }
        }
    }

    private void answer(int row) {
        window.logits(0, row, scores);
        int hits = Bits.right(scores, now.targets(), row * scores.length);
        wrong[row] |= hits < scores.length;
        right += hits;
        asked += scores.length;
        nats += Bits.loss(scores, now.targets(), row * scores.length);
    }

    private void finish() {
        int whole = 0;
        for (boolean one : wrong) {
            whole += one ? 0 : 1;
        }
        boolean trained = length >= spec.minLength() && length <= spec.maxLength();
        done.add(new ByLength(length, (double) whole / EXAMPLES, (double) right / asked, trained));
        if (trained) {
            exact += whole;
            sequences += EXAMPLES;
            allRight += right;
            allAsked += asked;
            allNats += nats;
        }
        start(length + 1);
    }

    /** What was found, once it is not under way any more. */
    public Tried tried() {
        return new Tried(
                (double) exact / sequences, (double) allRight / allAsked, allNats / allAsked, List.copyOf(done));
    }

    /** Begins and reads all. */
    public Tried run() {
        begin();
        while (underWay()) {
            advance();
        }
        return tried();
    }
}
