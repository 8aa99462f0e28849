package dev.unroll.net.reference;

import dev.unroll.cell.GruSpec;
import dev.unroll.cell.LstmSpec;
import dev.unroll.cell.RnnSpec;
import dev.unroll.net.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** The loss of a window, computed stream by stream and step by step. */
public final class PlainNetwork {
    private final NetworkSpec spec;
    private final Weights weights;
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
        throw new IllegalArgumentException("no plain form of " + spec.cell());
    }

    /**
     * The mean over steps and streams of {@code -ln p(target)}, in nats, from a zero state.
     *
     * @param inputs tokens in the order {@code [t·batch + row]}
     * @param targets what each of them should predict, in the same order
     */
    public double loss(int[] inputs, int[] targets, int batch) {
        double sum = 0;
        for (int row = 0; row < batch; row++) {
            List<double[][]> states = layers.stream().map(PlainCell::start).toList();
            for (int at = row; at < inputs.length; at += batch) {
                sum += Algebra.crossEntropy(scores(inputs[at], states), targets[at]);
            }
        }
        return sum / inputs.length;
    }

    private double[] scores(int token, List<double[][]> states) {
        double[] x = new double[spec.vocabulary()];
        x[token] = 1;
        for (int layer = 0; layer < layers.size(); layer++) {
            x = layers.get(layer).step(x, states.get(layer));
        }
        return Algebra.plus(Algebra.times(x, weights.matrix("decoder.weight")), weights.bias("decoder.bias"));
    }
}
