package dev.unroll.task;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import java.util.ArrayList;
import java.util.List;

/** Looks into an adder without changing it. Used by one thread at a time. */
public final class Laboratory {
    private static final int[] LENGTHS = {8, 16, 32, 64};
    private static final int BATCH = 128;
    private static final int BATCHES_OF_A_LENGTH = 2;
    /** Pairs with which each unit is clamped, for networks of up to 16 units; larger ones get fewer. */
    private static final int BATCHES_OF_A_CLAMP = 8;

    private static final int SMALL = 16;
    private static final long SEED = 2;

    private final int units;
    private final boolean gated;
    private final PairSquare square;
    private final AdderPass rows;
    private final AdderPass one;
    private final AdderPass sample;
    private final List<AdderPass> lengths = new ArrayList<>();
    private final CarryStates states;
    private final CarryProbe probe;

    /** Nothing is fitted yet: the probe reads a carry with probability ½. */
    public Laboratory(Adder adder, Addition addition, Kernels kernels) {
        this.units = adder.spec().hidden();
        this.gated = adder.spec() instanceof AdderSpec.Gated;
        this.square = new PairSquare(addition);
        this.rows = adder.unroll(addition.bits(), square.side);
        this.one = adder.unroll(addition.bits(), 1);
        this.sample = adder.unroll(addition.bits(), BATCH);
        for (int length : LENGTHS) {
            lengths.add(adder.unroll(length, BATCH));
        }
        this.states = new CarryStates(square, units);
        this.probe = new CarryProbe(units, kernels);
    }

    /** Pairs of numbers that are tried. */
    public int pairs() {
        return square.pairs();
    }

    /** Everything there is to be found, with the probe fitted anew. */
    public Findings measure() {
        rows.load();
        states.clear();
        Trial trial = Trial.of(square, rows, List.of(), first -> states.take(first, rows));
        probe.fit(states);
        return new Findings(
                trial,
                probe.accuracy(states),
                new Findings.Probe(probe.weights(), probe.bias()),
                units(),
                longer(),
                Projection.of(states, probe.weights()));
    }

    /** How the adder does with some units held. */
    public Trial trial(List<Clamp> clamps) {
        rows.load();
        return Trial.of(square, rows, clamps, first -> {});
    }

    /**
     * One sum with some units held; the gradients of the network's weights are overwritten. Without gradients of hidden units where
     * gates of held units would let some through.
     */
    public AddedSum sum(long a, long b, List<Clamp> clamps) {
        one.load();
        one.set(0, a, b);
        one.forward(clamps);
        one.backward();
        AddedSum sum = sum(one, a, b);
        return gated && !clamps.isEmpty() ? sum.withoutGradients() : sum;
    }

    /** The sum that {@code pass} has just been through, forward and back. */
    public AddedSum sum(AdderPass pass, long a, long b) {
        return AddedSum.of(pass, units, a, b, probe);
    }

    private List<Findings.Unit> units() {
        sample.load();
        List<Findings.Unit> found = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            found.add(new Findings.Unit(unit, states.correlation(unit), clamped(unit, 0), clamped(unit, 1)));
        }
        return found;
    }

    private double clamped(int unit, float value) {
        List<Clamp> clamps = List.of(new Clamp(unit, value));
        Rng rng = Rng.stream(SEED, 0);
        int batches = Math.max(1, BATCHES_OF_A_CLAMP * SMALL * SMALL / Math.max(SMALL * SMALL, units * units));
        int exact = 0;
        for (int batch = 0; batch < batches; batch++) {
            for (int row = 0; row < BATCH; row++) {
                sample.set(row, square.addition.draw(rng), square.addition.draw(rng));
            }
            sample.forward(clamps);
            exact += exact(sample);
        }
        return (double) exact / (batches * BATCH);
    }

    private List<Findings.Longer> longer() {
        List<Findings.Longer> found = new ArrayList<>();
        for (AdderPass pass : lengths) {
            found.add(longer(pass, new Addition(pass.columns())));
        }
        return found;
    }

    private static Findings.Longer longer(AdderPass pass, Addition addition) {
        pass.load();
        Rng rng = Rng.stream(SEED, addition.bits());
        int exact = 0;
        long right = 0;
        for (int batch = 0; batch < BATCHES_OF_A_LENGTH; batch++) {
            for (int row = 0; row < BATCH; row++) {
                pass.set(row, addition.draw(rng), addition.draw(rng));
            }
            pass.forward();
            exact += exact(pass);
            for (int row = 0; row < BATCH; row++) {
                right += rightBits(pass, row);
            }
        }
        int pairs = BATCHES_OF_A_LENGTH * BATCH;
        return new Findings.Longer(
                addition.bits(), pairs, (double) exact / pairs, (double) right / pairs / addition.bits());
    }

    private static int exact(AdderPass pass) {
        int exact = 0;
        for (int row = 0; row < pass.batch(); row++) {
            exact += rightBits(pass, row) == pass.columns() ? 1 : 0;
        }
        return exact;
    }

    private static int rightBits(AdderPass pass, int row) {
        int right = 0;
        for (int column = 0; column < pass.columns(); column++) {
            right += pass.right(column, row) ? 1 : 0;
        }
        return right;
    }
}
