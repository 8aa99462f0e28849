package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Units whose cell holds the tanh itself, as krocki's lstm-numpy.py and dnc-numpy.py have it: {@code cₜ = tanh(f·cₜ₋₁ + i·g); hₜ = o·cₜ}. */
final class SquashedUnits implements Units {
    private final int batch;
    private final int hidden;
    private final Kernels kernels;
    private final boolean broken;
    private final LostDerivative lost;
    private final FMatrixRMaj preactivations;
    private final FMatrixRMaj c;
    private final FMatrixRMaj dh;
    private final FMatrixRMaj dc;

    SquashedUnits(int hidden, int steps, int batch, Kernels kernels, Breakage breakage) {
        this.batch = batch;
        this.hidden = hidden;
        this.kernels = kernels;
        this.broken = breakage == Breakage.GATE;
        this.lost = new LostDerivative(hidden);
        this.preactivations = new FMatrixRMaj(steps * batch, 4 * hidden);
        this.c = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.dh = new FMatrixRMaj(steps * batch, hidden);
        this.dc = new FMatrixRMaj(batch, hidden);
    }

    @Override
    public void forward(int row, float[] h, int out) {
        float[] a = preactivations.data;
        int i = row * 4 * hidden;
        int f = i + hidden;
        int g = f + hidden;
        int o = g + hidden;
        int before = row * hidden;
        int after = (row + batch) * hidden;
        kernels.sigmoid(2 * hidden, a, i, a, i);
        kernels.tanh(hidden, a, g, a, g);
        kernels.sigmoid(hidden, a, o, a, o);
        for (int j = 0; j < hidden; j++) {
            c.data[after + j] = a[f + j] * c.data[before + j] + a[i + j] * a[g + j];
        }
        kernels.tanh(hidden, c.data, after, c.data, after);
        for (int j = 0; j < hidden; j++) {
            h[out + j] = a[o + j] * c.data[after + j];
        }
    }

    @Override
    public void beginBack() {
        Arrays.fill(dc.data, 0);
    }

    @Override
    public void backward(int row, int stream) {
        float[] a = preactivations.data;
        int i = row * 4 * hidden;
        if (broken) {
            lost.keep(a, i + hidden);
        }
        unitsBack(a, i, row * hidden, (row + batch) * hidden, stream * hidden);
        if (broken) {
            lost.takeOut(a, i + hidden);
        }
    }

    /** {@code dz = (dc + dh·o)·(1 - c²); di = dz·g·i·(1 - i); df = dz·cₜ₋₁·f·(1 - f); dg = dz·i·(1 - g²); do = dh·c·o·(1 - o)}. */
    private void unitsBack(float[] a, int i, int before, int after, int carried) {
        int f = i + hidden;
        int g = f + hidden;
        int o = g + hidden;
        for (int j = 0; j < hidden; j++) {
            float d = dh.data[before + j];
            float cell = c.data[after + j];
            float in = a[i + j];
            float forget = a[f + j];
            float candidate = a[g + j];
            float output = a[o + j];
            float dz = (dc.data[carried + j] + d * output) * (1 - cell * cell);
            a[i + j] = dz * candidate * in * (1 - in);
            a[f + j] = dz * c.data[before + j] * forget * (1 - forget);
            a[g + j] = dz * in * (1 - candidate * candidate);
            a[o + j] = d * cell * output * (1 - output);
            dc.data[carried + j] = dz * forget;
        }
    }

    @Override
    public FMatrixRMaj preactivations() {
        return preactivations;
    }

    @Override
    public FMatrixRMaj cellStates() {
        return c;
    }

    @Override
    public FMatrixRMaj hiddenGradients() {
        return dh;
    }
}
