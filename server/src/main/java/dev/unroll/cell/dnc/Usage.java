package dev.unroll.cell.dnc;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * How much each slot is in use: {@code ψ = Πᵢ (1 - fᵢ·w^r,iₜ₋₁)} is retained by the free gates, and
 * {@code u = (uₜ₋₁ + w^wₜ₋₁ - uₜ₋₁∘w^wₜ₋₁)∘ψ}.
 *
 * <p>Slots that were hardly written to differ by powers of a usage, soon less than a {@code float} can tell. Since their order decides which
 * of them is allocated next, usage and write weighting are computed in {@code double} within a window.
 */
final class Usage {
    private final int batch;
    private final int slots;
    private final int heads;
    private final float[] retention;
    private final float[] before;

    /** u as it is sorted, {@code (steps + 1)·batch × N}. */
    final double[] exact;

    /** u before and after every step, {@code (steps + 1)·batch × N}. */
    final FMatrixRMaj u;

    /** The gradient of u on its way back, N for each stream. */
    final float[] du;

    Usage(MemoryShape shape, int steps, int batch) {
        this.batch = batch;
        this.slots = shape.slots();
        this.heads = shape.readHeads();
        this.retention = new float[steps * batch * slots];
        this.before = new float[heads];
        this.u = new FMatrixRMaj((steps + 1) * batch, slots);
        this.exact = new double[(steps + 1) * batch * slots];
        this.du = new float[batch * slots];
    }

    /** Takes the usage before the window. */
    void begin() {
        for (int n = 0; n < batch * slots; n++) {
            exact[n] = u.data[n];
        }
    }

    /**
     * @param xi the free gates at {@code f}
     * @param write the write weighting of the step before, at {@code w0}
     * @param read the read weightings of the step before, R × N at {@code r0}
     */
    void forward(int row, float[] xi, int f, double[] write, int w0, float[] read, int r0) {
        int from = row * slots;
        int to = (row + batch) * slots;
        for (int n = 0; n < slots; n++) {
            double psi = 1;
            for (int head = 0; head < heads; head++) {
                psi *= 1 - (double) xi[f + head] * read[r0 + head * slots + n];
            }
            double used = exact[from + n];
            double w = write[w0 + n];
            retention[from + n] = (float) psi;
            exact[to + n] = (used + w - used * w) * psi;
            u.data[to + n] = (float) exact[to + n];
        }
    }

    /** Adds to the gradients of the free gates and of both weightings of the step before; du becomes that of {@code uₜ₋₁}. */
    void backward(
            int row,
            int stream,
            float[] xi,
            float[] dxi,
            int f,
            float[] write,
            int w0,
            float[] dwrite,
            int dw0,
            float[] read,
            int r0,
            float[] dread,
            int dr0) {
        int from = row * slots;
        int d = stream * slots;
        for (int n = 0; n < slots; n++) {
            float used = u.data[from + n];
            float w = write[w0 + n];
            float dpsi = du[d + n] * (used + w - used * w);
            float dsum = du[d + n] * retention[from + n];
            dwrite[dw0 + n] += dsum * (1 - used);
            du[d + n] = dsum * (1 - w);
            retentionBack(dpsi, xi, dxi, f, read, r0 + n, dread, dr0 + n);
        }
    }

    /** {@code dfᵢ -= dψ·w^r,i·Πⱼ≠ᵢ (1 - fⱼ·w^r,j)}, and dw likewise: products from both ends, since a factor may be zero. */
    private void retentionBack(float dpsi, float[] xi, float[] dxi, int f, float[] read, int r, float[] dread, int dr) {
        float product = 1;
        for (int head = 0; head < heads; head++) {
            before[head] = product;
            product *= 1 - xi[f + head] * read[r + head * slots];
        }
        float after = 1;
        for (int head = heads - 1; head >= 0; head--) {
            float dkept = dpsi * before[head] * after;
            float free = xi[f + head];
            float w = read[r + head * slots];
            dxi[f + head] -= dkept * w;
            dread[dr + head * slots] -= dkept * free;
            after *= 1 - free * w;
        }
    }

    void beginBack() {
        Arrays.fill(du, 0);
    }
}
