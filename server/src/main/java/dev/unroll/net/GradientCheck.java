package dev.unroll.net;

import dev.unroll.cell.Breakage;
import dev.unroll.cell.DncSpec;
import dev.unroll.cell.Passes;
import dev.unroll.net.reference.PlainNetwork;
import dev.unroll.net.reference.Weights;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Team;
import dev.unroll.param.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the gradients that backpropagation gives with central differences of the loss that the plain {@code double}
 * network gives: {@code (L(w + δ) - L(w - δ)) / 2δ}. So it checks the fast forward pass as well.
 *
 * <p>The cosine similarity of a differentiable neural computer bends within {@code √ε = 10⁻³} of a zero key, which is too sharp for that
 * form: there it is {@code (8·(L(w + δ) - L(w - δ)) - (L(w + 2δ) - L(w - 2δ))) / 12δ}.
 */
public final class GradientCheck {
    /** The largest relative error that passes. */
    public static final double TOLERANCE = 1e-4;

    private static final double DELTA = 1e-4;
    private static final int SHORT_STEPS = 4;
    private static final int SHORT_BATCH = 2;
    private static final int FEWEST = 4;
    private static final int MOST = 100;

    // What the plain network takes for a number that is multiplied, about.
    private static final double PLAIN_SECONDS = 1.5e-9;

    // Below these, what is compared is the rounding of float sums rather than the derivative: in itself, and as a share
    // of the largest.
    private static final double SMALLEST = 1e-7;
    private static final double SMALLEST_SHARE = 5e-3;

    /**
     * What was found for one weight.
     *
     * @param parameter its name
     * @param numeric range of the central differences
     * @param analytic range of the gradients of backpropagation
     * @param error range of the relative error {@code |n - a| / (|n| + |a|)} over the valid entries
     * @param meanError its mean
     * @param checked entries compared
     * @param valid of these, how many are large enough for a relative error to mean something
     */
    public record Row(
            String parameter, Range numeric, Range analytic, Range error, double meanError, int checked, int valid) {
        /** Whether every valid entry agrees; a number that is not finite does not. */
        public boolean passed() {
            return valid == 0 || error.most() <= TOLERANCE;
        }
    }

    /** Whether every weight passed, and anything was compared at all. */
    public static boolean passed(List<Row> rows) {
        return rows.stream().allMatch(Row::passed) && rows.stream().anyMatch(row -> row.valid() > 0);
    }

    /**
     * From the least to the most of some numbers.
     *
     * @param least the smallest
     * @param most the largest
     */
    public record Range(double least, double most) {
        private static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        private static Range of(double[] values) {
            Range range = EMPTY;
            for (double value : values) {
                range = range.with(value);
            }
            return range;
        }

        private double largest() {
            return Math.max(Math.abs(least), Math.abs(most));
        }

        // Math.min and Math.max of something that is not a number are not numbers: nothing is hidden.
        private Range with(double value) {
            return new Range(Math.min(least, value), Math.max(most, value));
        }
    }

    /** What the two networks read and are to answer. */
    private interface Problem {
        int rows();

        void forward(Window window);

        double loss(PlainNetwork plain);
    }

    private static final class Text implements Problem {
        private final int[] inputs;
        private final int[] targets;
        private final int batch;

        Text(int[] inputs, int[] targets, int batch) {
            this.inputs = inputs;
            this.targets = targets;
            this.batch = batch;
        }

        @Override
        public int rows() {
            return inputs.length;
        }

        @Override
        public void forward(Window window) {
            window.forward(inputs, targets);
        }

        @Override
        public double loss(PlainNetwork plain) {
            return plain.loss(inputs, targets, batch);
        }
    }

    private record Bits(VectorBatch all, int batch) implements Problem {
        @Override
        public int rows() {
            return all.asked().length;
        }

        @Override
        public void forward(Window window) {
            window.forward(all);
        }

        @Override
        public double loss(PlainNetwork plain) {
            return plain.loss(all, batch);
        }
    }

    private final Network network;
    private final Problem problem;
    private final int batch;
    private final boolean bends;

    /**
     * A check over one window.
     *
     * @param network with the weights to check at; its gradients are overwritten
     * @param inputs tokens in the order {@code [t·batch + row]}
     * @param targets what each of them should predict
     */
    public GradientCheck(Network network, int[] inputs, int[] targets, int batch) {
        this(network, new Text(inputs, targets, batch), batch);
    }

    /** A check over one window of vectors. */
    public GradientCheck(Network network, VectorBatch all, int batch) {
        this(network, new Bits(all, batch), batch);
    }

    private GradientCheck(Network network, Problem problem, int batch) {
        this.network = network;
        this.problem = problem;
        this.batch = batch;
        this.bends = network.spec().cell() instanceof DncSpec;
    }

    /** A check over one window of random tokens. */
    public static GradientCheck ofRandomTokens(Network network, int steps, int batch, Rng rng) {
        return new GradientCheck(
                network, tokens(network, steps * batch, rng), tokens(network, steps * batch, rng), batch);
    }

    /** A check over one window of random vectors, at half of whose steps an answer is asked for. */
    public static GradientCheck ofRandomVectors(Network network, int steps, int batch, Rng rng) {
        if (!(network.spec().coding() instanceof Coding.Vectors coding)) {
            throw new IllegalArgumentException("the network reads tokens");
        }
        VectorBatch all = new VectorBatch(steps * batch, coding);
        for (int i = 0; i < all.inputs().length; i++) {
            all.inputs()[i] = 2 * rng.nextFloat() - 1;
        }
        for (int i = 0; i < all.targets().length; i++) {
            all.targets()[i] = rng.nextInt(2);
        }
        for (int row = 0; row < steps * batch; row++) {
            all.asked()[row] = row / batch >= steps / 2;
        }
        return new GradientCheck(network, all, batch);
    }

    /** Checks over a short window of random tokens or vectors as many entries of each weight as can be done in about so many seconds. */
    public static List<Row> within(double seconds, Network network, Breakage breakage) {
        int tokens = SHORT_STEPS * SHORT_BATCH;
        double entry = tokens * PLAIN_SECONDS * work(network);
        int entries = (int) Math.max(
                FEWEST, Math.min(MOST, seconds / entry / network.parameters().matrices()));
        GradientCheck check = network.spec().readsVectors()
                ? ofRandomVectors(network, SHORT_STEPS, SHORT_BATCH, Rng.stream(1, 0))
                : ofRandomTokens(network, SHORT_STEPS, SHORT_BATCH, Rng.stream(1, 0));
        return check.run(entries, breakage, Rng.stream(1, 1));
    }

    /** Numbers that the passes of the plain network for one entry multiply for each token, about. */
    private static double work(Network network) {
        long weights = network.parameters().count();
        return network.spec().cell() instanceof DncSpec dnc
                ? 4.0 * (weights + network.spec().layers() * dnc.memory().products())
                : 2.0 * weights;
    }

    private static int[] tokens(Network network, int length, Rng rng) {
        int[] tokens = new int[length];
        for (int i = 0; i < length; i++) {
            tokens[i] = rng.nextInt(network.spec().vocabulary());
        }
        return tokens;
    }

    /**
     * One row for each weight.
     *
     * @param entries at most so many numbers of a weight are compared
     * @param breakage a mistake to be found
     * @param rng chooses them
     */
    public List<Row> run(int entries, Breakage breakage, Rng rng) {
        network.parameters().zeroGradients();
        Window window = network.unroll(problem.rows() / batch, batch, new Passes(true, breakage), Team.ALONE);
        window.load();
        problem.forward(window);
        window.backward();
        Weights weights = new Weights(network.parameters());
        PlainNetwork plain = new PlainNetwork(network.spec(), weights);
        problem.loss(plain);
        plain.holdOrder();
        List<Row> rows = new ArrayList<>();
        for (Parameter parameter : network.parameters()) {
            rows.add(row(parameter, weights.matrix(parameter.name()), plain, entries, rng));
        }
        return rows;
    }

    private Row row(Parameter parameter, double[][] weight, PlainNetwork plain, int entries, Rng rng) {
        int checked = Math.min(entries, parameter.size());
        double[] numeric = new double[checked];
        double[] analytic = new double[checked];
        for (int k = 0; k < checked; k++) {
            int entry = checked == parameter.size() ? k : rng.nextInt(parameter.size());
            numeric[k] = difference(weight, entry, plain);
            analytic[k] = parameter.gradient().data[entry];
        }
        return row(parameter.name(), numeric, analytic);
    }

    private static Row row(String name, double[] numeric, double[] analytic) {
        Range ofNumeric = Range.of(numeric);
        Range ofAnalytic = Range.of(analytic);
        double smallest = Math.max(SMALLEST, SMALLEST_SHARE * Math.max(ofNumeric.largest(), ofAnalytic.largest()));
        Range error = Range.EMPTY;
        double errors = 0;
        int valid = 0;
        for (int k = 0; k < numeric.length; k++) {
            double size = Math.abs(numeric[k]) + Math.abs(analytic[k]);
            if (!(size <= smallest)) {
                double relative = Math.abs(numeric[k] - analytic[k]) / size;
                error = error.with(relative);
                errors += relative;
                valid++;
            }
        }
        return new Row(name, ofNumeric, ofAnalytic, error, errors / valid, numeric.length, valid);
    }

    private double difference(double[][] weight, int entry, PlainNetwork plain) {
        double[] row = weight[entry / weight[0].length];
        int column = entry % weight[0].length;
        double near = difference(row, column, DELTA, plain);
        double slope = bends ? (8 * near - difference(row, column, 2 * DELTA, plain)) / 6 : near;
        return slope / (2 * DELTA);
    }

    /** {@code L(w + δ) - L(w - δ)}, around the w that stands there. */
    private double difference(double[] row, int column, double delta, PlainNetwork plain) {
        double w = row[column];
        row[column] = w + delta;
        double above = problem.loss(plain);
        row[column] = w - delta;
        double below = problem.loss(plain);
        row[column] = w;
        return above - below;
    }
}
