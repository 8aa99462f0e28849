package dev.unroll.task;

import dev.unroll.numeric.TinyProducts;
import dev.unroll.param.Parameter;
import java.util.List;

/**
 * An Elman network over a single sum: the algorithm as it stands in textbooks, in the loops of {@link TinyProducts}. Training goes one sum at a time
 * through a few hundred weights, where these are faster than the kernels of large products, from the first second on.
 */
final class SinglePass implements AdderPass {
    private final Activation activation;
    private final boolean remembers;
    private final int columns;
    private final int hidden;
    private final int recurrent;
    private final Parameter synapse0;
    private final Parameter synapseH;
    private final Parameter synapse1;
    private final float[] synapseHTransposed;
    /** The two bits of each column, after a pair of zeros. */
    private final float[] x;

    private final float[] target;
    private final float[] z;
    /** The hidden state after each column, after a zero one. */
    private final float[] h;
    /** What comes from the column before: h or x. */
    private final float[] r;

    private final float[] y;
    private final float[] dy;
    private final float[] dh;
    private final float[] dz;
    private List<Clamp> held = List.of();

    SinglePass(AdderSpec.Elman spec, int columns, Parameter synapse0, Parameter synapseH, Parameter synapse1) {
        this.activation = spec.activation();
        this.remembers = spec.recurrence() == Recurrence.HIDDEN;
        this.columns = columns;
        this.hidden = spec.hidden();
        this.recurrent = synapseH.value().numRows;
        this.synapse0 = synapse0;
        this.synapseH = synapseH;
        this.synapse1 = synapse1;
        this.synapseHTransposed = new float[remembers ? hidden * hidden : 0];
        this.x = new float[2 * (columns + 1)];
        this.target = new float[columns];
        this.z = new float[columns * hidden];
        this.h = new float[(columns + 1) * hidden];
        this.r = remembers ? h : x;
        this.y = new float[columns];
        this.dy = new float[columns];
        this.dh = new float[columns * hidden];
        this.dz = new float[columns * hidden];
    }

    @Override
    public void load() {
        if (remembers) {
            TinyProducts.transpose(hidden, hidden, synapseH.numbers(), synapseHTransposed);
        }
    }

    @Override
    public void set(int row, long a, long b) {
        long sum = a + b;
        for (int t = 0; t < columns; t++) {
            x[2 * (t + 1)] = Addition.bit(a, t);
            x[2 * (t + 1) + 1] = Addition.bit(b, t);
            target[t] = Addition.bit(sum, t);
        }
    }

    @Override
    public void forward() {
        forward(List.of());
    }

    @Override
    public void forward(List<Clamp> clamps) {
        held = clamps;
        for (int t = 0; t < columns; t++) {
            int at = t * hidden;
            for (int j = at; j < at + hidden; j++) {
                z[j] = 0;
            }
            TinyProducts.add(2, hidden, x, 2 * (t + 1), synapse0.numbers(), z, at);
            TinyProducts.add(recurrent, hidden, r, t * recurrent, synapseH.numbers(), z, at);
            activation.apply(hidden, z, at, h, at + hidden);
            for (int i = 0; i < clamps.size(); i++) {
                h[at + hidden + clamps.get(i).unit()] = clamps.get(i).value();
            }
            y[t] = TinyProducts.dot(hidden, h, at + hidden, synapse1.numbers(), 0);
        }
        TinyProducts.sigmoid(columns, y, 0, y, 0);
    }

    @Override
    public void backward() {
        for (int t = columns - 1; t >= 0; t--) {
            int at = t * hidden;
            dy[t] = (y[t] - target[t]) * y[t] * (1 - y[t]);
            for (int j = 0; j < hidden; j++) {
                dh[at + j] = dy[t] * synapse1.numbers()[j];
            }
            if (remembers && t < columns - 1) {
                TinyProducts.add(hidden, hidden, dz, at + hidden, synapseHTransposed, dh, at);
            }
            for (int j = at; j < at + hidden; j++) {
                dz[j] = dh[j] * activation.slope(h[j + hidden]);
            }
            for (int i = 0; i < held.size(); i++) {
                dz[at + held.get(i).unit()] = 0;
            }
        }
        TinyProducts.transposedTimes(columns, 2, hidden, x, 2, dz, 0, synapse0.gradient().data);
        TinyProducts.transposedTimes(columns, recurrent, hidden, r, 0, dz, 0, synapseH.gradient().data);
        TinyProducts.transposedTimes(columns, hidden, 1, h, hidden, dy, 0, synapse1.gradient().data);
    }

    @Override
    public double error(int row) {
        double error = 0;
        for (int t = 0; t < columns; t++) {
            error += Math.abs(target[t] - y[t]);
        }
        return error;
    }

    @Override
    public float output(int column, int row) {
        return y[column];
    }

    @Override
    public boolean right(int column, int row) {
        return Addition.bitOf(y[column]) == (int) target[column];
    }

    @Override
    public float state(int column, int row, int unit) {
        return h[(column + 1) * hidden + unit];
    }

    @Override
    public float stateGradient(int column, int row, int unit) {
        return dh[column * hidden + unit];
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int batch() {
        return 1;
    }
}
