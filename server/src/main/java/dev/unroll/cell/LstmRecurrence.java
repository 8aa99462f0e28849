package dev.unroll.cell;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A long short-term memory over a window: {@code zₜ += hₜ₋₁·W}, then its units. */
final class LstmRecurrence implements Recurrence {
    private final int batch;
    private final int hidden;
    private final HiddenProduct product;
    private final LstmUnits units;
    private final FMatrixRMaj h;
    private final Buffers buffers;

    LstmRecurrence(LstmCell cell, int steps, int batch, HiddenProduct product, Breakage breakage) {
        this.batch = batch;
        this.hidden = cell.hidden;
        this.product = product;
        this.units = new LstmUnits(hidden, steps, batch, cell.kernels, breakage);
        this.h = new FMatrixRMaj((steps + 1) * batch, hidden);
        this.buffers = new Buffers(
                units.preactivations(),
                units.preactivations(),
                h,
                units.hiddenGradients(),
                List.of(h, units.cellStates()));
    }

    @Override
    public void step(int t) {
        product.add(t, batch, h, units.preactivations());
        for (int row = t * batch; row < (t + 1) * batch; row++) {
            units.forward(row, h.data, (row + batch) * hidden);
        }
    }

    @Override
    public void beginBack() {
        units.beginBack();
    }

    @Override
    public void stepBack(int t) {
        for (int stream = 0; stream < batch; stream++) {
            units.backward(t * batch + stream, stream);
        }
    }

    @Override
    public Buffers buffers() {
        return buffers;
    }
}
