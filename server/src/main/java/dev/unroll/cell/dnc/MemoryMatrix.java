package dev.unroll.cell.dnc;

import dev.unroll.numeric.Slots;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The memory M before and after every step of a window, kept with its transpose, and the norms {@code √(Mᵢ·Mᵢ + ε)} of its slots. Row r of a
 * buffer is before step and stream r, row {@code r + batch} after it.
 */
final class MemoryMatrix {
    /** ε of the cosine similarity. */
    static final float EPSILON = 1e-6f;

    private final int batch;
    private final int slots;
    private final int width;
    private final int size;
    private final Slots kernels;
    private final float[] ones;
    private final float[] minus;

    /** M, {@code (steps + 1)·batch × N·W}. */
    final FMatrixRMaj m;

    /** Mᵀ, W × N in each row. */
    final float[] transposed;

    /** Norms, N in each row. */
    final float[] norms;

    /** The gradient of M on its way back through the steps, N × W for each stream, and its transpose. */
    final float[] dm;

    final float[] dmTransposed;

    MemoryMatrix(MemoryShape shape, int steps, int batch, Slots kernels) {
        this.batch = batch;
        this.slots = shape.slots();
        this.width = shape.width();
        this.size = shape.size();
        this.kernels = kernels;
        this.ones = new float[width];
        Arrays.fill(ones, 1);
        this.minus = new float[Math.max(slots, width)];
        this.m = new FMatrixRMaj((steps + 1) * batch, size);
        this.transposed = new float[(steps + 1) * batch * size];
        this.norms = new float[(steps + 1) * batch * slots];
        this.dm = new float[batch * size];
        this.dmTransposed = new float[batch * size];
    }

    /** Transposes and norms of the memory before the window. */
    void begin() {
        for (int row = 0; row < batch; row++) {
            for (int i = 0; i < slots; i++) {
                for (int j = 0; j < width; j++) {
                    transposed[row * size + j * slots + i] = m.data[row * size + i * width + j];
                }
            }
            measure(row);
        }
    }

    private void measure(int row) {
        int from = row * slots;
        Arrays.fill(norms, from, from + slots, EPSILON);
        kernels.addColumnSums(width, slots, ones, 0, transposed, row * size, transposed, row * size, norms, from);
        for (int i = from; i < from + slots; i++) {
            norms[i] = (float) Math.sqrt(norms[i]);
        }
    }

    /**
     * {@code M = Mₜ₋₁∘(1 - w^w·eᵀ) + w^w·vᵀ}.
     *
     * @param w the write weighting at {@code w0}
     * @param xi erase vector at {@code e}, write vector at {@code v}
     */
    void write(int row, float[] w, int w0, float[] xi, int e, int v) {
        int before = row * size;
        int after = (row + batch) * size;
        kernels.erase(slots, width, w, w0, xi, e, m.data, before, m.data, after);
        kernels.addProduct(slots, 1, width, w, w0, 1, 1, xi, v, m.data, after);
        kernels.erase(width, slots, xi, e, w, w0, transposed, before, transposed, after);
        kernels.addProduct(width, 1, slots, xi, v, 1, 1, w, w0, transposed, after);
        measure(row + batch);
    }

    /**
     * {@code dw^w += dM·v - (dM∘Mₜ₋₁)·e; dv += dMᵀ·w^w; de -= (dM∘Mₜ₋₁)ᵀ·w^w; dMₜ₋₁ = dM∘(1 - w^w·eᵀ)}.
     *
     * @param dxi takes de at {@code e} and dv at {@code v}
     */
    void writeBack(int row, int stream, float[] w, int w0, float[] dw, int dw0, float[] xi, float[] dxi, int e, int v) {
        int before = row * size;
        int d = stream * size;
        kernels.addProduct(1, width, slots, xi, v, 0, 1, dmTransposed, d, dw, dw0);
        negate(width, xi, e);
        kernels.addColumnSums(width, slots, minus, 0, transposed, before, dmTransposed, d, dw, dw0);
        kernels.addProduct(1, slots, width, w, w0, 0, 1, dm, d, dxi, v);
        negate(slots, w, w0);
        kernels.addColumnSums(slots, width, minus, 0, m.data, before, dm, d, dxi, e);
        kernels.erase(slots, width, w, w0, xi, e, dm, d, dm, d);
        kernels.erase(width, slots, xi, e, w, w0, dmTransposed, d, dmTransposed, d);
    }

    private void negate(int length, float[] x, int x0) {
        for (int i = 0; i < length; i++) {
            minus[i] = -x[x0 + i];
        }
    }

    /**
     * {@code rᵢ = Mᵀ·w^r,i} for every head.
     *
     * @param w read weightings, R × N at {@code w0}
     * @param reads takes the read vectors, R × W at {@code r0}
     */
    void read(int row, int heads, float[] w, int w0, float[] reads, int r0) {
        Arrays.fill(reads, r0, r0 + heads * width, 0);
        kernels.addProduct(heads, slots, width, w, w0, slots, 1, m.data, (row + batch) * size, reads, r0);
    }

    /** {@code dw^r,i += M·drᵢ; dM += Σᵢ w^r,i·drᵢᵀ}. */
    void readBack(int row, int stream, int heads, float[] w, int w0, float[] dw, int dw0, float[] dreads, int r0) {
        int after = (row + batch) * size;
        kernels.addProduct(heads, width, slots, dreads, r0, width, 1, transposed, after, dw, dw0);
        addOuterProducts(stream, heads, w, w0, dreads, r0);
    }

    /** {@code dM += Σᵢ aᵢ·bᵢᵀ}, with the aᵢ, N each, at {@code a0} and the bᵢ, W each, at {@code b0}. */
    void addOuterProducts(int stream, int heads, float[] a, int a0, float[] b, int b0) {
        int d = stream * size;
        kernels.addProduct(slots, heads, width, a, a0, 1, slots, b, b0, dm, d);
        kernels.addProduct(width, heads, slots, b, b0, 1, width, a, a0, dmTransposed, d);
    }

    /** {@code dMᵢ += sᵢ·Mᵢ}, with the M of a row. */
    void addScaled(int row, int stream, float[] s) {
        int at = row * size;
        int d = stream * size;
        kernels.addScaledRows(slots, width, s, 0, m.data, at, dm, d);
        kernels.addScaledColumns(width, slots, s, 0, transposed, at, dmTransposed, d);
    }

    void beginBack() {
        Arrays.fill(dm, 0);
        Arrays.fill(dmTransposed, 0);
    }
}
