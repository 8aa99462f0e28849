package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rows;
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
    private final boolean differentiates;
    private final FMatrixRMaj gates;
    private final FMatrixRMaj u;
    private final FMatrixRMaj h;
    private final FMatrixRMaj dh;
    private final List<FMatrixRMaj> states;

    GruRecurrence(GruCell cell, int steps, int batch, HiddenProduct product, Breakage breakage) {
        this.batch = batch;
        this.hidden = cell.hidden;
        this.kernels = cell.kernels;
        this.cell = cell;
        this.product = product;
        this.differentiates = breakage != Breakage.GATE;
        this.gates = new FMatrixRMaj(steps * batch, 3 * hidden);
        this.u = new FMatrixRMaj(steps * batch, 3 * hidden);
        this.h = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.dh = new FMatrixRMaj(steps * batch, hidden);
        this.states = List.of(h);
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
            Rows.add(u.data, row * 3 * hidden + 2 * hidden + from, cell.newBias.gradient().data, from, length);
        }
    }

    /** Row {@code r} of h before the step is row r, after it r + batch. */
    private void activate(int row) {
        float[] a = gates.data;
        int r = row * 3 * hidden;
        int n = r + 2 * hidden;
        Rows.add(u.data, r, a, r, 2 * hidden);
        kernels.sigmoid(2 * hidden, a, r, a, r);
        candidate(a, r, u.data, cell.newBias.value().data, hidden);
        kernels.tanh(hidden, a, n, a, n);
        mix(a, r, h.data, row * hidden, (row + batch) * hidden, hidden);
    }

    /** {@code u_n += b_hn; n = x_n + r·u_n}. */
    private static void candidate(float[] a, int r, float[] u, float[] bias, int hidden) {
        int n = r + 2 * hidden;
        for (int j = 0; j < hidden; j++) {
            u[n + j] += bias[j];
            a[n + j] += a[r + j] * u[n + j];
        }
    }

    /** {@code hₜ = (1 - z)·n + z·hₜ₋₁}. */
    private static void mix(float[] a, int r, float[] h, int before, int after, int hidden) {
        int z = r + hidden;
        int n = z + hidden;
        for (int j = 0; j < hidden; j++) {
            h[after + j] = a[n + j] + a[z + j] * (h[before + j] - a[n + j]);
        }
    }

    private void activateBack(int row, boolean carries) {
        int before = row * hidden;
        int r = row * 3 * hidden;
        if (carries) {
            mixBack(gates.data, r, dh.data, before, (row - batch) * hidden, hidden);
        }
        gatesBack(gates.data, r, u.data, h.data, dh.data, before, hidden, differentiates);
    }

    /** {@code dhₜ₋₁ += dh·z}. */
    private static void mixBack(float[] a, int r, float[] dh, int after, int before, int hidden) {
        int z = r + hidden;
        for (int j = 0; j < hidden; j++) {
            dh[before + j] += dh[after + j] * a[z + j];
        }
    }

    /** {@code dz = dh·(hₜ₋₁ - n)·z·(1 - z); dn = dh·(1 - z)·(1 - n²); dr = dn·u_n·r·(1 - r); du_n = dn·r}. */
    private static void gatesBack(
            float[] a, int r, float[] u, float[] h, float[] dh, int at, int hidden, boolean differentiates) {
        int z = r + hidden;
        int n = z + hidden;
        for (int j = 0; j < hidden; j++) {
            float d = dh[at + j];
            float reset = a[r + j];
            float update = a[z + j];
            float candidate = a[n + j];
            float dn = d * (1 - update) * (1 - candidate * candidate);
            float dr = dn * u[n + j] * reset * (1 - reset);
            float dz = d * (h[at + j] - candidate) * (differentiates ? update * (1 - update) : 1);
            a[r + j] = dr;
            a[z + j] = dz;
            a[n + j] = dn;
            u[r + j] = dr;
            u[z + j] = dz;
            u[n + j] = dn * reset;
        }
    }

    @Override
    public FMatrixRMaj inputPart() {
        return gates;
    }

    @Override
    public FMatrixRMaj recurrentGradients() {
        return u;
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
