package dev.unroll.cell.dnc;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Where is read: {@code w^r,i = πᵢ[1]·bᵢ + πᵢ[2]·c^r,i + πᵢ[3]·fᵢ}, the read modes' mixture of backward, content and forward. */
final class ReadWeightings {
    private final int batch;
    private final int slots;
    private final int heads;
    private final int modes;

    /** {@code w^r} before and after every step, {@code (steps + 1)·batch × R·N}. */
    final FMatrixRMaj w;

    /** Its gradient, to which all that read it add, R × N for each stream. */
    final float[] dw;

    /** The gradients that {@link #backward} leaves, of backward, content and forward weightings, R × N each. */
    final float[] db;

    final float[] dc;
    final float[] df;

    ReadWeightings(MemoryShape shape, int steps, int batch) {
        this.batch = batch;
        this.slots = shape.slots();
        this.heads = shape.readHeads();
        this.modes = shape.layout().readModes();
        int all = heads * slots;
        this.w = new FMatrixRMaj((steps + 1) * batch, all);
        this.dw = new float[batch * all];
        this.db = new float[all];
        this.dc = new float[all];
        this.df = new float[all];
    }

    /** @param c content weightings, of the row */
    void forward(int row, float[] xi, int x0, TemporalLinks links, float[] c) {
        for (int head = 0; head < heads; head++) {
            int mode = x0 + modes + 3 * head;
            int at = (row * heads + head) * slots;
            int to = ((row + batch) * heads + head) * slots;
            for (int n = 0; n < slots; n++) {
                w.data[to + n] = xi[mode] * links.backward[at + n]
                        + xi[mode + 1] * c[at + n]
                        + xi[mode + 2] * links.forward[at + n];
            }
        }
    }

    /** Leaves db, dc and df; dw is then that of {@code w^rₜ₋₁}, zero as yet. */
    void backward(int row, int stream, float[] xi, float[] dxi, int x0, TemporalLinks links, float[] c) {
        for (int head = 0; head < heads; head++) {
            int mode = x0 + modes + 3 * head;
            int at = (row * heads + head) * slots;
            int d = (stream * heads + head) * slots;
            int to = head * slots;
            for (int n = 0; n < slots; n++) {
                float dweight = dw[d + n];
                dxi[mode] += dweight * links.backward[at + n];
                dxi[mode + 1] += dweight * c[at + n];
                dxi[mode + 2] += dweight * links.forward[at + n];
                db[to + n] = xi[mode] * dweight;
                dc[to + n] = xi[mode + 1] * dweight;
                df[to + n] = xi[mode + 2] * dweight;
                dw[d + n] = 0;
            }
        }
    }

    void beginBack() {
        Arrays.fill(dw, 0);
    }
}
