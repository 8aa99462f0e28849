package dev.unroll.net.reference;

import dev.unroll.cell.DncNumpySpec;
import dev.unroll.cell.DncSpec;
import dev.unroll.cell.GruSpec;
import dev.unroll.cell.LstmSpec;
import dev.unroll.cell.RnnSpec;
import dev.unroll.net.NetworkSpec;
import dev.unroll.net.VectorBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The loss of a window, computed stream by stream and step by step. */
public final class PlainNetwork {
    private final NetworkSpec spec;
    private final Weights weights;
    private final FreeLists freeLists = new FreeLists();
    private final List<PlainCell> layers = new ArrayList<>();

    /** A network of that shape with those weights; it sees every change of them. */
    public PlainNetwork(NetworkSpec spec, Weights weights) {
        this.spec = spec;
        this.weights = weights;
        for (int layer = 0; layer < spec.layers(); layer++) {
            layers.add(cell(layer));
        }
    }

    private PlainCell cell(int layer) {
        int hidden = spec.cell().hidden();
        if (spec.cell() instanceof RnnSpec) {
            return new PlainRnn(weights, layer, hidden);
        }
        if (spec.cell() instanceof LstmSpec) {
            return new PlainLstm(weights, layer, hidden);
        }
        if (spec.cell() instanceof GruSpec) {
            return new PlainGru(weights, layer, hidden);
        }
        if (spec.cell() instanceof DncSpec dnc) {
            return new PlainDnc(weights, layer, dnc, freeLists);
        }
        if (spec.cell() instanceof DncNumpySpec numpy) {
            return new PlainDncNumpy(weights, layer, numpy);
        }
        throw new IllegalArgumentException("no plain form of " + spec.cell());
    }

    /**
     * The mean over steps and streams of {@code -ln p(target)}, in nats, from a zero state.
     *
     * @param inputs tokens in the order {@code [t·batch + row]}
     * @param targets what each of them should predict, in the same order
     */
    public double loss(int[] inputs, int[] targets, int batch) {
        freeLists.begin();
        double sum = 0;
        for (int row = 0; row < batch; row++) {
            List<PlainStream> streams = layers.stream().map(PlainCell::start).toList();
            for (int at = row; at < inputs.length; at += batch) {
                sum += Algebra.crossEntropy(scores(oneHot(inputs[at]), streams), targets[at]);
            }
        }
        return sum / inputs.length;
    }

    /** As {@link #loss(int[], int[], int)}, of bits: the mean over those that are asked for. */
    public double loss(VectorBatch all, int batch) {
        int width = spec.coding().inputs();
        int outputs = spec.coding().outputs();
        int rows = all.asked().length;
        freeLists.begin();
        double sum = 0;
        int counted = 0;
        for (int row = 0; row < batch; row++) {
            List<PlainStream> streams = layers.stream().map(PlainCell::start).toList();
            for (int at = row; at < rows; at += batch) {
                double[] x = new double[width];
                for (int i = 0; i < width; i++) {
                    x[i] = all.inputs()[at * width + i];
                }
                double[] y = scores(x, streams);
                sum += all.asked()[at] ? Algebra.bitEntropy(y, all.targets(), at * outputs) : 0;
                counted += all.asked()[at] ? outputs : 0;
            }
        }
        return sum / counted;
    }

    /**
     * From now on the order in which a differentiable neural computer allocates its slots stays as it was in the newest pass: the gradient
     * takes it for a constant.
     */
    public void holdOrder() {
        freeLists.hold();
    }

    private double[] oneHot(int token) {
        double[] x = new double[spec.vocabulary()];
        x[token] = 1;
        return x;
    }

    private double[] scores(double[] input, List<PlainStream> streams) {
        double[] x = input;
        for (PlainStream stream : streams) {
            x = stream.step(x);
        }
        return x.length > spec.cell().hidden() ? scores(x, spec.cell().hidden()) : decoded(x);
    }

    private double[] decoded(double[] h) {
        return Algebra.plus(Algebra.times(h, weights.matrix("decoder.weight")), weights.bias("decoder.bias"));
    }

    /** {@code y = h·W_y + r·W_r + b}. */
    private double[] scores(double[] hr, int hidden) {
        return Algebra.plus(
                Algebra.times(Arrays.copyOf(hr, hidden), weights.matrix("output_weight")),
                Algebra.times(Arrays.copyOfRange(hr, hidden, hr.length), weights.matrix("read_weight")),
                weights.bias("output_bias"));
    }
}
