package dev.unroll.cell;

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
    private final boolean differentiates;
    private final FMatrixRMaj gates;
    private final FMatrixRMaj h;
    private final FMatrixRMaj c;
    private final FMatrixRMaj tanhC;
    private final FMatrixRMaj dh;
    private final FMatrixRMaj dc;
    private final List<FMatrixRMaj> states;

    LstmRecurrence(LstmCell cell, int steps, int batch, HiddenProduct product, Breakage breakage) {
        this.batch = batch;
        this.hidden = cell.hidden;
        this.kernels = cell.kernels;
        this.product = product;
        this.differentiates = breakage != Breakage.GATE;
        this.gates = new FMatrixRMaj(steps * batch, 4 * hidden);
        this.h = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.c = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.tanhC = new FMatrixRMaj(steps * batch, hidden);
        this.dh = new FMatrixRMaj(steps * batch, hidden);
        this.dc = new FMatrixRMaj(batch, hidden);
        this.states = List.of(h, c);
    }

    @Override
    public void step(int t) {
        product.add(t, batch, h, gates);
        for (int row = t * batch; row < (t + 1) * batch; row++) {
            activate(row);
        }
        int from = t * batch * hidden;
        kernels.tanh(batch * hidden, c.data, from + batch * hidden, tanhC.data, from);
        for (int row = t * batch; row < (t + 1) * batch; row++) {
            expose(
                    gates.data,
                    row * 4 * hidden + 3 * hidden,
                    tanhC.data,
                    row * hidden,
                    h.data,
                    (row + batch) * hidden,
                    hidden);
        }
    }

    @Override
    public void beginBack() {
        Arrays.fill(dc.data, 0);
    }

    @Override
    public void stepBack(int t) {
        for (int row = 0; row < batch; row++) {
            activateBack(t * batch + row, row);
        }
    }

    /** {@code i f o = σ(·), g = tanh(·), cₜ = f·cₜ₋₁ + i·g}; row {@code r} of c before the step is row r, after it r + batch. */
    private void activate(int row) {
        float[] a = gates.data;
        int i = row * 4 * hidden;
        kernels.sigmoid(2 * hidden, a, i, a, i);
        kernels.tanh(hidden, a, i + 2 * hidden, a, i + 2 * hidden);
        kernels.sigmoid(hidden, a, i + 3 * hidden, a, i + 3 * hidden);
        remember(a, i, c.data, row * hidden, (row + batch) * hidden, hidden);
    }

    private static void remember(float[] a, int i, float[] c, int before, int after, int hidden) {
        int f = i + hidden;
        int g = f + hidden;
        for (int j = 0; j < hidden; j++) {
            c[after + j] = a[f + j] * c[before + j] + a[i + j] * a[g + j];
        }
    }

    private static void expose(float[] a, int o, float[] tanhC, int from, float[] h, int to, int hidden) {
        for (int j = 0; j < hidden; j++) {
            h[to + j] = a[o + j] * tanhC[from + j];
        }
    }

    private void activateBack(int row, int stream) {
        exposeBack(
                dh.data,
                row * hidden,
                gates.data,
                row * 4 * hidden + 3 * hidden,
                tanhC.data,
                dc.data,
                stream * hidden,
                hidden);
        rememberBack(
                gates.data, row * 4 * hidden, c.data, row * hidden, dc.data, stream * hidden, hidden, differentiates);
    }

    /** {@code dc += dh·o·(1 - tanh²c); do = dh·tanh c·o·(1 - o)}. */
    private static void exposeBack(
            float[] dh, int at, float[] a, int o, float[] tanhC, float[] dc, int stream, int hidden) {
        for (int j = 0; j < hidden; j++) {
            float out = a[o + j];
            float tc = tanhC[at + j];
            float d = dh[at + j];
            dc[stream + j] += d * out * (1 - tc * tc);
            a[o + j] = d * tc * out * (1 - out);
        }
    }

    /** {@code di = dc·g·i·(1 - i); df = dc·cₜ₋₁·f·(1 - f); dg = dc·i·(1 - g²); dcₜ₋₁ = dc·f}. */
    private static void rememberBack(
            float[] a, int i, float[] c, int before, float[] dc, int stream, int hidden, boolean differentiates) {
        int f = i + hidden;
        int g = f + hidden;
        for (int j = 0; j < hidden; j++) {
            float d = dc[stream + j];
            float in = a[i + j];
            float forget = a[f + j];
            float candidate = a[g + j];
            a[i + j] = d * candidate * in * (1 - in);
            a[f + j] = d * c[before + j] * (differentiates ? forget * (1 - forget) : 1);
            a[g + j] = d * in * (1 - candidate * candidate);
            dc[stream + j] = d * forget;
        }
    }

    @Override
    public FMatrixRMaj inputPart() {
        return gates;
    }

    @Override
    public FMatrixRMaj recurrentGradients() {
        return gates;
    }

    @Override
    public FMatrixRMaj outputs() {
        return h;
    }

    @Override
    public FMatrixRMaj outputGradients() {
        return dh;
    }

    @Override
    public List<FMatrixRMaj> states() {
        return states;
    }
}
