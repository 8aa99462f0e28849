package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** {@code zₜ = xₜ·W_ih + hₜ₋₁·W_hh + b; hₜ = tanh(zₜ)}, forward and backward over a window. */
final class RnnUnrolled implements Unrolled {
    private final int steps;
    private final int batch;
    private final RnnCell cell;
    private final Kernels kernels;
    private final InputProduct input;
    private final HiddenProduct recurrence;
    private final FMatrixRMaj h;
    private final FMatrixRMaj z;
    private final FMatrixRMaj dh;
    private final List<FMatrixRMaj> states;

    RnnUnrolled(RnnCell cell, int steps, int batch) {
        this.steps = steps;
        this.batch = batch;
        this.cell = cell;
        this.kernels = cell.kernels;
        int hidden = cell.hidden;
        this.input = new InputProduct(cell.layer, cell.inputWeight, cell.bias, kernels);
        this.recurrence = new HiddenProduct(steps, batch, cell.hiddenWeight, kernels);
        this.h = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.z = new FMatrixRMaj(steps * batch, hidden);
        this.dh = new FMatrixRMaj(steps * batch, hidden);
        this.states = List.of(h);
    }

    @Override
    public void load() {
        input.load();
        recurrence.load();
    }

    @Override
    public void forward(int[] tokens) {
        input.forward(steps * batch, tokens, z);
        recur();
    }

    @Override
    public void forward(Unrolled below) {
        input.forward(steps * batch, below, z);
        recur();
    }

    @Override
    public void backward(int[] tokens) {
        FMatrixRMaj dz = recurBack();
        input.backward(steps * batch, tokens, dz);
    }

    @Override
    public void backward(Unrolled below) {
        FMatrixRMaj dz = recurBack();
        input.backward(steps * batch, below, dz);
    }

    private void recur() {
        int hidden = cell.hidden;
        for (int t = 0; t < steps; t++) {
            recurrence.add(t, h, z);
            kernels.tanh(batch * hidden, z.data, t * batch * hidden, h.data, (t + 1) * batch * hidden);
        }
    }

    /** From dh of every step to dz, in the same buffer. */
    private FMatrixRMaj recurBack() {
        int hidden = cell.hidden;
        for (int t = steps - 1; t >= 0; t--) {
            tanhBack(h.data, (t + 1) * batch * hidden, dh.data, t * batch * hidden, batch * hidden);
            recurrence.back(t, dh, dh);
        }
        recurrence.gradient(h, dh);
        return dh;
    }

    /** {@code dz = (1 - h²)·dh}, in place. */
    private static void tanhBack(float[] h, int from, float[] dh, int at, int length) {
        for (int i = 0; i < length; i++) {
            dh[at + i] *= 1 - h[from + i] * h[from + i];
        }
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

    @Override
    public int batch() {
        return batch;
    }
}
