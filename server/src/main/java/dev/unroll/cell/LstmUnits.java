package dev.unroll.cell;

import dev.unroll.numeric.Gates;
import dev.unroll.numeric.Kernels;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The units of a long short-term memory over a window, from the pre-activations of a step to its hidden state and back. Forward leaves the
 * activated gates i f g o where their pre-activations were; backward puts their gradients there.
 */
final class LstmUnits implements Units {
    private final int batch;
    private final int hidden;
    private final Kernels kernels;
    private final Gates gates;
    private final boolean broken;
    private final LostDerivative lost;
    private final FMatrixRMaj tanhC;
    private final FMatrixRMaj dc;

    private final FMatrixRMaj preactivations;

    private final FMatrixRMaj c;

    private final FMatrixRMaj dh;

    LstmUnits(int hidden, int steps, int batch, Kernels kernels, Breakage breakage) {
        this.batch = batch;
        this.hidden = hidden;
        this.kernels = kernels;
        this.gates = kernels.gates();
        this.broken = breakage == Breakage.GATE;
        this.lost = new LostDerivative(hidden);
        this.preactivations = new FMatrixRMaj(steps * batch, 4 * hidden);
        this.c = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.tanhC = new FMatrixRMaj(steps * batch, hidden);
        this.dh = new FMatrixRMaj(steps * batch, hidden);
        this.dc = new FMatrixRMaj(batch, hidden);
    }

    /**
     * {@code i f o = σ(·), g = tanh(·)}; row {@code r} of c before the step is row r, after it r + batch.
     */
    @Override
    public void forward(int row, float[] h, int out) {
        float[] a = preactivations.data;
        int i = row * 4 * hidden;
        int g = i + 2 * hidden;
        int o = i + 3 * hidden;
        int before = row * hidden;
        int after = (row + batch) * hidden;
        kernels.sigmoid(2 * hidden, a, i, a, i);
        kernels.tanh(hidden, a, g, a, g);
        kernels.sigmoid(hidden, a, o, a, o);
        gates.lstm(hidden, a, i, c.data, before, after, tanhC.data, before, h, out);
    }

    @Override
    public void beginBack() {
        Arrays.fill(dc.data, 0);
    }

    @Override
    public void backward(int row, int stream) {
        float[] a = preactivations.data;
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
