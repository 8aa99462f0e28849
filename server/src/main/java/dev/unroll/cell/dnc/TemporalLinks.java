package dev.unroll.cell.dnc;

import dev.unroll.numeric.Slots;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * In which order was written: {@code L[i, j]} is near 1 when i was written right after j. With the precedence
 * {@code p = (1 - Σ w^w)·pₜ₋₁ + w^w}, {@code L[i, j] = (1 - w^w[i] - w^w[j])·Lₜ₋₁[i, j] + w^w[i]·pₜ₋₁[j]}, zero where i = j. A head
 * goes forward by {@code fᵢ = L·w^r,iₜ₋₁} and backward by {@code bᵢ = Lᵀ·w^r,iₜ₋₁}. L is kept with its transpose.
 */
final class TemporalLinks {
    private final int batch;
    private final int slots;
    private final int square;
    private final int heads;
    private final Slots kernels;
    private final float[] minusOnes;
    private final float[] transposed;
    private final float[] dl;
    private final float[] dlTransposed;
    private final float[] dp;

    /** L before and after every step, {@code (steps + 1)·batch × N·N}. */
    final FMatrixRMaj l;

    /** Precedence before and after every step, {@code (steps + 1)·batch × N}. */
    final FMatrixRMaj p;

    /** Forward and backward weightings, R × N for each row. */
    final float[] forward;

    final float[] backward;

    TemporalLinks(MemoryShape shape, int steps, int batch, Slots kernels) {
        this.batch = batch;
        this.slots = shape.slots();
        this.square = slots * slots;
        this.heads = shape.readHeads();
        this.kernels = kernels;
        this.minusOnes = new float[slots];
        Arrays.fill(minusOnes, -1);
        this.l = new FMatrixRMaj((steps + 1) * batch, square);
        this.transposed = new float[(steps + 1) * batch * square];
        this.p = new FMatrixRMaj((steps + 1) * batch, slots);
        this.forward = new float[steps * batch * heads * slots];
        this.backward = new float[steps * batch * heads * slots];
        this.dl = new float[batch * square];
        this.dlTransposed = new float[batch * square];
        this.dp = new float[batch * slots];
    }

    /** The transposes of the links before the window. */
    void begin() {
        for (int row = 0; row < batch; row++) {
            for (int i = 0; i < slots; i++) {
                for (int j = 0; j < slots; j++) {
                    transposed[row * square + j * slots + i] = l.data[row * square + i * slots + j];
                }
            }
        }
    }

    /**
     * @param w the write weighting, at {@code w0}
     * @param read the read weightings of the step before, R × N at {@code r0}
     */
    void forward(int row, float[] w, int w0, float[] read, int r0) {
        int before = row * square;
        int after = (row + batch) * square;
        kernels.fade(slots, w, w0, l.data, before, l.data, after);
        kernels.addProduct(slots, 1, slots, w, w0, 1, 1, p.data, row * slots, l.data, after);
        clearDiagonal(l.data, after);
        kernels.fade(slots, w, w0, transposed, before, transposed, after);
        kernels.addProduct(slots, 1, slots, p.data, row * slots, 1, 1, w, w0, transposed, after);
        clearDiagonal(transposed, after);
        precede(row, w, w0);
        int at = row * heads * slots;
        Arrays.fill(forward, at, at + heads * slots, 0);
        Arrays.fill(backward, at, at + heads * slots, 0);
        kernels.addProduct(heads, slots, slots, read, r0, slots, 1, transposed, after, forward, at);
        kernels.addProduct(heads, slots, slots, read, r0, slots, 1, l.data, after, backward, at);
    }

    /**
     * From the gradients df and db of the forward and backward weightings, R × N from the start, to those of the write weighting and of
     * the read weightings of the step before, which are added to.
     */
    void backward(
            int row,
            int stream,
            float[] w,
            int w0,
            float[] dw,
            int dw0,
            float[] read,
            int r0,
            float[] dread,
            int dr0,
            float[] df,
            float[] db) {
        int before = row * square;
        int after = (row + batch) * square;
        int d = stream * square;
        kernels.addProduct(heads, slots, slots, df, 0, slots, 1, l.data, after, dread, dr0);
        kernels.addProduct(heads, slots, slots, db, 0, slots, 1, transposed, after, dread, dr0);
        kernels.addProduct(slots, heads, slots, df, 0, 1, slots, read, r0, dl, d);
        kernels.addProduct(slots, heads, slots, read, r0, 1, slots, db, 0, dl, d);
        kernels.addProduct(slots, heads, slots, db, 0, 1, slots, read, r0, dlTransposed, d);
        kernels.addProduct(slots, heads, slots, read, r0, 1, slots, df, 0, dlTransposed, d);
        clearDiagonal(dl, d);
        clearDiagonal(dlTransposed, d);
        precedeBack(row, stream, w, w0, dw, dw0);
        kernels.addProduct(1, slots, slots, p.data, row * slots, 0, 1, dlTransposed, d, dw, dw0);
        kernels.addColumnSums(slots, slots, minusOnes, 0, transposed, before, dlTransposed, d, dw, dw0);
        kernels.addColumnSums(slots, slots, minusOnes, 0, l.data, before, dl, d, dw, dw0);
        kernels.addProduct(1, slots, slots, w, w0, 0, 1, dl, d, dp, stream * slots);
        kernels.fade(slots, w, w0, dl, d, dl, d);
        kernels.fade(slots, w, w0, dlTransposed, d, dlTransposed, d);
    }

    private void precede(int row, float[] w, int w0) {
        float sum = sum(w, w0);
        for (int n = 0; n < slots; n++) {
            p.data[(row + batch) * slots + n] = (1 - sum) * p.data[row * slots + n] + w[w0 + n];
        }
    }

    /** {@code dw[i] += dp[i] - dp·pₜ₋₁; dpₜ₋₁ = (1 - Σ w^w)·dp}. */
    private void precedeBack(int row, int stream, float[] w, int w0, float[] dw, int dw0) {
        float kept = 1 - sum(w, w0);
        int d = stream * slots;
        float lost = 0;
        for (int n = 0; n < slots; n++) {
            lost += dp[d + n] * p.data[row * slots + n];
        }
        for (int n = 0; n < slots; n++) {
            dw[dw0 + n] += dp[d + n] - lost;
            dp[d + n] *= kept;
        }
    }

    private float sum(float[] w, int w0) {
        float sum = 0;
        for (int n = w0; n < w0 + slots; n++) {
            sum += w[n];
        }
        return sum;
    }

    private void clearDiagonal(float[] matrix, int at) {
        for (int i = 0; i < slots; i++) {
            matrix[at + i * (slots + 1)] = 0;
        }
    }

    void beginBack() {
        Arrays.fill(dl, 0);
        Arrays.fill(dlTransposed, 0);
        Arrays.fill(dp, 0);
    }
}
