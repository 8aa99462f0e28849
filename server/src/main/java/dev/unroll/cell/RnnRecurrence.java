package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** {@code hₜ = tanh(zₜ + hₜ₋₁·W)}. */
final class RnnRecurrence implements Recurrence {
    private final int batch;
    private final int hidden;
    private final Kernels kernels;
    private final HiddenProduct product;
    private final boolean differentiates;
    private final FMatrixRMaj h;
    private final FMatrixRMaj z;
    private final FMatrixRMaj dh;
    private final Buffers buffers;

    RnnRecurrence(RnnCell cell, int steps, int batch, HiddenProduct product, Breakage breakage) {
        this.batch = batch;
        this.hidden = cell.hidden;
        this.kernels = cell.kernels;
        this.product = product;
        this.differentiates = breakage != Breakage.GATE;
        this.h = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.z = new FMatrixRMaj(steps * batch, hidden);
        this.dh = new FMatrixRMaj(steps * batch, hidden);
        this.buffers = new Buffers(z, z, h, dh, List.of(h));
    }

    @Override
    public void step(int t) {
        product.add(t, batch, h, z);
        kernels.tanh(batch * hidden, z.data, t * batch * hidden, h.data, (t + 1) * batch * hidden);
    }

    @Override
    public void stepBack(int t) {
        int length = batch * hidden;
        if (differentiates) {
            tanhBack(h.data, (t + 1) * length, dh.data, z.data, t * length, length);
        } else {
            System.arraycopy(dh.data, t * length, z.data, t * length, length);
        }
    }

    /** {@code dz = (1 - h²)·dh}. */
    private static void tanhBack(float[] h, int from, float[] dh, float[] dz, int at, int length) {
        for (int i = 0; i < length; i++) {
            dz[at + i] = dh[at + i] * (1 - h[from + i] * h[from + i]);
        }
    }

    @Override
    public Buffers buffers() {
        return buffers;
    }
}
