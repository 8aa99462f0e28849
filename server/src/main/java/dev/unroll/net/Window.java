package dev.unroll.net;

import dev.unroll.cell.Passes;
import dev.unroll.cell.Unrolled;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.Slice;
import dev.unroll.numeric.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.ejml.data.FMatrixRMaj;

/**
 * A network laid out over a window of steps and streams; owns every buffer. Tokens stand in the order {@code [t·batch + row]}.
 *
 * <p>A large batch is cut into two lanes of neighbouring streams. Each goes forward and backward on its own, so that two threads can share
 * the work; then the gradients of the weights are summed, lane after lane, in shares of their columns. The results do not depend
 * on how many threads there are.
 */
public final class Window {
    private static final int LANES = 2;
    private static final int ROWS_OF_A_TILE = 6;

    private final int steps;
    private final int batch;
    private final Team team;
    private final PackedNetwork packed;
    private final Coding coding;
    private final int hidden;
    private final List<Lane> lanes = new ArrayList<>();
    private final double[] losses;
    private final Slice[] slices;
    private final IntConsumer forward = this::forwardLane;
    private final IntConsumer backward = this::backwardLane;
    private final IntConsumer gradients = this::addGradients;
    private int counted;

    Window(Network network, int steps, int batch, Passes passes, Team team) {
        if (steps < 1 || batch < 1) {
            throw new IllegalArgumentException("a window needs at least one step and one stream");
        }
        this.steps = steps;
        this.batch = batch;
        this.team = team;
        this.packed = new PackedNetwork(network, passes);
        this.coding = network.spec.coding();
        this.hidden = network.spec.cell().hidden();
        int half = batch / LANES / ROWS_OF_A_TILE * ROWS_OF_A_TILE;
        if (half > 0) {
            lanes.add(new Lane(packed, steps, 0, half, batch));
        }
        lanes.add(new Lane(packed, steps, half, batch - half, batch));
        this.losses = new double[lanes.size()];
        this.slices = new Slice[lanes.size()];
        for (int i = 0; i < slices.length; i++) {
            slices[i] = new Slice(i, slices.length);
        }
    }

    /** Copies the weights into the layout of the kernels. To be called whenever they changed. */
    public void load() {
        packed.load();
    }

    /**
     * Drops outputs of every layer in the next pass, each with probability {@code rate}; 0 drops none.
     *
     * @param rate in [0, 1)
     */
    public void drop(double rate, Rng rng) {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).drop((float) rate, rng);
        }
    }

    /**
     * Scheduled sampling (Bengio et al. 2015) in the next pass: at every step of every stream, independently and with probability
     * {@code 1 - teacherForcing}, the input is not the token of the text but the symbol to which the network itself gave the largest
     * score at the step before (in the window before, for the first step; the token of the text where there is none). The
     * choice is taken as given: no gradient flows through it.
     *
     * @param teacherForcing in [0, 1]; 1 reads the text alone
     */
    public void force(double teacherForcing, Rng rng) {
        for (int i = 0; i < lanes.size(); i++) {
            if (teacherForcing < 1) {
                lanes.get(i).feedBack(1 - teacherForcing, rng);
            } else {
                lanes.get(i).forceTeacher();
            }
        }
    }

    /**
     * Runs the window.
     *
     * @param inputs the tokens read, {@code steps · batch}
     * @param targets the tokens to be predicted, in the same order; a negative one is not counted
     * @return the mean over the counted targets of {@code -ln p(target)}, in nats; 0 when there are none
     */
    public double forward(int[] inputs, int[] targets) {
        checked(inputs);
        checked(targets);
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).read(inputs);
            lanes.get(i).expect(targets);
        }
        double sum = runForward();
        counted = 0;
        for (int target : targets) {
            counted += target < 0 ? 0 : 1;
        }
        return counted == 0 ? 0 : sum / counted;
    }

    private double runForward() {
        team.run(lanes.size(), forward);
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum;
    }

    /**
     * Runs the window of a network that reads vectors.
     *
     * @return the mean cross-entropy over the bits that are asked for, in nats per bit; 0 when there are none
     */
    public double forward(VectorBatch all) {
        int rows = steps * batch;
        if (!(coding instanceof Coding.Vectors)
                || all.inputs().length != rows * coding.inputs()
                || all.targets().length != rows * coding.outputs()
                || all.asked().length != rows) {
            throw new IllegalArgumentException(
                    "a window of %d steps and %d streams of %s takes other vectors".formatted(steps, batch, coding));
        }
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).read(all);
        }
        double sum = runForward();
        counted = all.answers() * coding.outputs();
        return counted == 0 ? 0 : sum / counted;
    }

    private void forwardLane(int lane) {
        lanes.get(lane).forward();
        losses[lane] = lanes.get(lane).loss();
    }

    /** Runs the window without targets; {@link #logits} then tells what is expected next. */
    public void predict(int[] inputs) {
        checked(inputs);
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).read(inputs);
            lanes.get(i).forward();
        }
    }

    /** Adds the gradients of the loss that {@link #forward} returned to those of the weights. */
    public void backward() {
        team.run(lanes.size(), backward);
        team.run(slices.length, gradients);
    }

    private void backwardLane(int lane) {
        lanes.get(lane).backward(1f / Math.max(1, counted));
    }

    private void addGradients(int slice) {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).addGradients(slices[slice]);
        }
    }

    /** Copies the scores of step {@code t} and stream {@code row} into {@code out}, one for each symbol. */
    public void logits(int t, int row, float[] out) {
        laneOf(row).logits(t, row, out);
    }

    /** The state after the window becomes the state before the next. */
    public void carry() {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).carry();
        }
    }

    /** What stands in the memories before the window, and what was last read of them, becomes zero; the controllers keep their state. */
    public void forgetMemory() {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).forgetMemory(hidden);
        }
    }

    /** The state before the window becomes zero. */
    public void reset() {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).reset();
        }
    }

    /** Copies what each stream predicted last, which scheduled sampling reads: a symbol, or -1 where nothing was predicted. */
    public void savePredictions(float[] to) {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).savePredictions(to);
        }
    }

    /** Sets what each stream predicted last from what {@link #savePredictions} copied. */
    public void restorePredictions(float[] from) {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).restorePredictions(from);
        }
    }

    /** Numbers of the state that is carried, of all layers and streams. */
    public int stateSize() {
        int size = 0;
        for (Lane lane : lanes) {
            for (Unrolled layer : lane.layers()) {
                size += layer.states().stream()
                        .mapToInt(state -> state.numCols * layer.batch())
                        .sum();
            }
        }
        return size;
    }

    /** Copies the state before the next window, after {@link #carry}, into {@code state}: {@link #stateSize} numbers. */
    public void saveState(float[] state) {
        copyState(state, true);
    }

    /** Sets the state before the next window from what {@link #saveState} copied. */
    public void restoreState(float[] state) {
        copyState(state, false);
    }

    private void copyState(float[] saved, boolean out) {
        int at = 0;
        for (int i = 0; i < lanes.size(); i++) {
            List<Unrolled> layers = lanes.get(i).layers();
            for (int l = 0; l < layers.size(); l++) {
                at = copyState(layers.get(l), saved, at, out);
            }
        }
    }

    private static int copyState(Unrolled layer, float[] saved, int from, boolean out) {
        int at = from;
        for (int s = 0; s < layer.states().size(); s++) {
            FMatrixRMaj state = layer.states().get(s);
            int length = layer.batch() * state.numCols;
            if (out) {
                System.arraycopy(state.data, 0, saved, at, length);
            } else {
                System.arraycopy(saved, at, state.data, 0, length);
            }
            at += length;
        }
        return at;
    }

    /**
     * Copies what a layer carries, after step {@code t} of a stream, into {@code out}.
     *
     * @param layer from 0
     * @param state from 0: the hidden state, then the cell state of an LSTM
     * @param t from -1, which is before the window
     */
    public void state(int layer, int state, int t, int stream, float[] out) {
        Lane lane = laneOf(stream);
        FMatrixRMaj all = lane.layers().get(layer).states().get(state);
        System.arraycopy(all.data, lane.row(t + 1, stream) * all.numCols, out, 0, all.numCols);
    }

    /**
     * Copies what a layer computed on its way at step {@code t} of a stream into {@code out}.
     *
     * @param trace from 0; see {@link Unrolled#traces}
     */
    public void trace(int layer, int trace, int t, int stream, float[] out) {
        Lane lane = laneOf(stream);
        FMatrixRMaj all = lane.layers().get(layer).traces().get(trace);
        System.arraycopy(all.data, lane.row(t, stream) * all.numCols, out, 0, all.numCols);
    }

    /**
     * Copies the derivative of the loss by a layer's hidden state, after step {@code t} of a stream and with what flows back from later
     * steps, into {@code out}; to be used after {@link #backward}.
     *
     * @param layer from 0
     */
    public void stateGradient(int layer, int t, int stream, float[] out) {
        Lane lane = laneOf(stream);
        FMatrixRMaj all = lane.layers().get(layer).outputGradients();
        System.arraycopy(all.data, lane.row(t, stream) * all.numCols, out, 0, all.numCols);
    }

    /** Sets what a layer carries into the window for a stream. */
    public void setState(int layer, int state, int stream, float[] from) {
        Lane lane = laneOf(stream);
        FMatrixRMaj all = lane.layers().get(layer).states().get(state);
        System.arraycopy(from, 0, all.data, lane.row(0, stream) * all.numCols, all.numCols);
    }

    private Lane laneOf(int stream) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).holds(stream)) {
                return lanes.get(i);
            }
        }
        throw new IllegalArgumentException("there is no stream %d among %d".formatted(stream, batch));
    }

    private void checked(int[] tokens) {
        if (coding instanceof Coding.Vectors) {
            throw new IllegalArgumentException("a network that reads vectors takes no tokens");
        }
        if (tokens.length != steps * batch) {
            throw new IllegalArgumentException("a window of %d steps and %d streams takes %d tokens, got %d"
                    .formatted(steps, batch, steps * batch, tokens.length));
        }
    }
}
