package dev.unroll.cell;

import dev.unroll.numeric.Gates;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Slice;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A gated recurrent unit over a window. Forward leaves the activated gates r z n where the input's part of their
 * pre-activations was; backward puts the gradients of the input's part there and those of the recurrent part into u.
 */
final class GruRecurrence implements Recurrence {
    private final int batch;
    private final int hidden;
    private final Kernels kernels;
    private final GruCell cell;
    private final HiddenProduct product;
    private final Gates gates;
    private final boolean broken;
    private final LostDerivative lost;
    private final FMatrixRMaj preactivations;
    private final FMatrixRMaj u;
    private final FMatrixRMaj h;
    private final FMatrixRMaj dh;
    private final Buffers buffers;

    GruRecurrence(GruCell cell, int steps, int batch, HiddenProduct product, Breakage breakage) {
        this.batch = batch;
        this.hidden = cell.hidden;
        this.kernels = cell.kernels;
        this.cell = cell;
        this.product = product;
        this.gates = kernels.gates();
        this.broken = breakage == Breakage.GATE;
        this.lost = new LostDerivative(hidden);
        this.preactivations = new FMatrixRMaj(steps * batch, 3 * hidden);
        this.u = new FMatrixRMaj(steps * batch, 3 * hidden);
        this.h = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.dh = new FMatrixRMaj(steps * batch, hidden);
        this.buffers = new Buffers(preactivations, u, h, dh, List.of(h));
    }

    @Override
    public void step(int t) {
        product.set(t, batch, h, u);
        for (int row = t * batch; row < (t + 1) * batch; row++) {
            activate(row);
        }
    }

    @Override
    public void stepBack(int t) {
        for (int row = t * batch; row < (t + 1) * batch; row++) {
            activateBack(row, t > 0);
        }
    }

    @Override
    public void addGradient(Slice slice) {
        int from = slice.from(hidden);
        int length = slice.to(hidden) - from;
        for (int row = 0; row < u.numRows; row++) {
            kernels.add(length, u.data, row * 3 * hidden + 2 * hidden + from, cell.newBias.gradient().data, from);
        }
    }

    /** Row {@code r} of h before the step is row r, after it r + batch. */
    private void activate(int row) {
        float[] a = preactivations.data;
        int r = row * 3 * hidden;
        int n = r + 2 * hidden;
        kernels.add(2 * hidden, u.data, r, a, r);
        kernels.sigmoid(2 * hidden, a, r, a, r);
        gates.gruCandidate(hidden, a, r, u.data, cell.newBias.numbers());
        kernels.tanh(hidden, a, n, a, n);
        gates.gru(hidden, a, r, h.data, row * hidden, (row + batch) * hidden);
    }

    private void activateBack(int row, boolean carries) {
        float[] a = preactivations.data;
        int at = row * hidden;
        int r = row * 3 * hidden;
        if (broken) {
            lost.keep(a, r + hidden);
        }
        gates.gruBack(hidden, a, r, u.data, h.data, dh.data, at, carries ? at - batch * hidden : -1);
        if (broken) {
            lost.takeOut(a, r + hidden);
            lost.takeOut(u.data, r + hidden);
        }
    }

    @Override
    public Buffers buffers() {
        return buffers;
    }
}
