package dev.unroll.cell.dnc;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Where is written: {@code w^w = g^w·(g^a·a + (1 - g^a)·c^w)}, a mixture of allocation and content, scaled by the write gate. */
final class WriteWeighting {
    private final int batch;
    private final int slots;
    private final int allocationGate;
    private final int writeGate;

    /** {@code w^w} before and after every step, {@code (steps + 1)·batch × N}. */
    final FMatrixRMaj w;

    /** The same as {@link Usage} reads it. */
    final double[] exact;

    /** Its gradient, to which all that read it add, N for each stream. */
    final float[] dw;

    /** The gradients that {@link #backward} leaves, of allocation and content, N each. */
    final float[] da;

    final float[] dc;

    WriteWeighting(MemoryShape shape, int steps, int batch) {
        this.batch = batch;
        this.slots = shape.slots();
        this.allocationGate = shape.layout().allocationGate();
        this.writeGate = shape.layout().writeGate();
        this.w = new FMatrixRMaj((steps + 1) * batch, slots);
        this.exact = new double[(steps + 1) * batch * slots];
        this.dw = new float[batch * slots];
        this.da = new float[slots];
        this.dc = new float[slots];
    }

    /** Takes the weighting before the window. */
    void begin() {
        for (int n = 0; n < batch * slots; n++) {
            exact[n] = w.data[n];
        }
    }

    /**
     * @param a allocation weightings, of the row
     * @param c content weightings, of the row
     */
    void forward(int row, float[] xi, int x0, float[] a, float[] c) {
        float ga = xi[x0 + allocationGate];
        float gw = xi[x0 + writeGate];
        int at = row * slots;
        int to = (row + batch) * slots;
        for (int n = 0; n < slots; n++) {
            exact[to + n] = gw * ((double) ga * a[at + n] + (1.0 - ga) * c[at + n]);
            w.data[to + n] = (float) exact[to + n];
        }
    }

    /** Leaves da and dc; dw is then that of {@code w^wₜ₋₁}, zero as yet. */
    void backward(int row, int stream, float[] xi, float[] dxi, int x0, float[] a, float[] c) {
        float ga = xi[x0 + allocationGate];
        float gw = xi[x0 + writeGate];
        int at = row * slots;
        int d = stream * slots;
        float dga = 0;
        float dgw = 0;
        for (int n = 0; n < slots; n++) {
            float dmixture = gw * dw[d + n];
            dgw += dw[d + n] * (ga * a[at + n] + (1 - ga) * c[at + n]);
            dga += dmixture * (a[at + n] - c[at + n]);
            da[n] = ga * dmixture;
            dc[n] = (1 - ga) * dmixture;
            dw[d + n] = 0;
        }
        dxi[x0 + allocationGate] += dga;
        dxi[x0 + writeGate] += dgw;
    }

    void beginBack() {
        Arrays.fill(dw, 0);
    }
}
