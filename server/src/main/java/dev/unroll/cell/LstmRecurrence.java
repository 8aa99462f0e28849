package dev.unroll.cell;

import dev.unroll.numeric.Gates;
import dev.unroll.numeric.Kernels;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A long short-term memory over a window. Forward leaves the activated gates i f g o where their pre-activations were; backward
 * puts their gradients there.
 */
final class LstmRecurrence implements Recurrence {
    private final int batch;
    private final int hidden;
    private final Kernels kernels;
    private final HiddenProduct product;
    private final Gates gates;
    private final boolean broken;
    private final LostDerivative lost;
    private final FMatrixRMaj preactivations;
    private final FMatrixRMaj h;
    private final FMatrixRMaj c;
    private final FMatrixRMaj tanhC;
    private final FMatrixRMaj dh;
    private final FMatrixRMaj dc;
    private final Buffers buffers;

    LstmRecurrence(LstmCell cell, int steps, int batch, HiddenProduct product, Breakage breakage) {
        this.batch = batch;
        this.hidden = cell.hidden;
        this.kernels = cell.kernels;
        this.product = product;
        this.gates = kernels.gates();
        this.broken = breakage == Breakage.GATE;
        this.lost = new LostDerivative(hidden);
        this.preactivations = new FMatrixRMaj(steps * batch, 4 * hidden);
        this.h = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.c = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.tanhC = new FMatrixRMaj(steps * batch, hidden);
        this.dh = new FMatrixRMaj(steps * batch, hidden);
        this.dc = new FMatrixRMaj(batch, hidden);
        this.buffers = new Buffers(preactivations, preactivations, h, dh, List.of(h, c));
    }

    @Override
    public void step(int t) {
        product.add(t, batch, h, preactivations);
        for (int row = t * batch; row < (t + 1) * batch; row++) {
            activate(row);
        }
    }

    /** {@code i f o = σ(·), g = tanh(·)}; row {@code r} of c and h before the step is row r, after it r + batch. */
    private void activate(int row) {
        float[] a = preactivations.data;
        int i = row * 4 * hidden;
        int g = i + 2 * hidden;
        int o = i + 3 * hidden;
        int before = row * hidden;
        int after = (row + batch) * hidden;
        kernels.sigmoid(2 * hidden, a, i, a, i);
        kernels.tanh(hidden, a, g, a, g);
        kernels.sigmoid(hidden, a, o, a, o);
        gates.lstm(hidden, a, i, c.data, before, after, tanhC.data, before, h.data, after);
    }

    @Override
    public void beginBack() {
        Arrays.fill(dc.data, 0);
    }

    @Override
    public void stepBack(int t) {
        float[] a = preactivations.data;
        for (int stream = 0; stream < batch; stream++) {
            int row = t * batch + stream;
            int i = row * 4 * hidden;
            int at = row * hidden;
            if (broken) {
                lost.keep(a, i + hidden);
            }
            gates.lstmBack(hidden, a, i, c.data, at, tanhC.data, at, dh.data, dc.data, stream * hidden);
            if (broken) {
                lost.takeOut(a, i + hidden);
            }
        }
    }

    @Override
    public Buffers buffers() {
        return buffers;
    }
}
