package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.numeric.Slice;
import dev.unroll.param.Stacked;
import org.ejml.data.FMatrixRMaj;

/** {@code u = hₜ₋₁·W} of one step, its way back, and the gradient of W over a window. */
final class HiddenProduct {
    private final Kernels kernels;
    private final Stacked weight;
    private final boolean backward;
    private final boolean flowsBack;
    private final Packed packed;
    private final Packed packedTransposed;

    /** @param weight hidden × width */
    HiddenProduct(Stacked weight, Kernels kernels, Passes passes) {
        this.kernels = kernels;
        this.weight = weight;
        this.backward = passes.backward();
        this.flowsBack = passes.breakage() != Breakage.DHNEXT;
        FMatrixRMaj w = weight.value();
        this.packed = kernels.packed(w.numRows, w.numCols);
        this.packedTransposed = kernels.packed(backward ? w.numCols : 0, w.numRows);
    }

    void load() {
        weight.load();
        kernels.pack(weight.value(), packed);
        if (backward) {
            kernels.packTransposed(weight.value(), packedTransposed);
        }
    }

    /** {@code z[t] += h[t]·W}, where {@code h[t]} is the state before step {@code t}. */
    void add(int t, int batch, FMatrixRMaj h, FMatrixRMaj z) {
        kernels.multiplyAdd(batch, h, t * batch, packed, z, t * batch);
    }

    /** {@code u[t] = h[t]·W}. */
    void set(int t, int batch, FMatrixRMaj h, FMatrixRMaj u) {
        kernels.multiply(batch, h, t * batch, packed, u, t * batch);
    }

    /** {@code dh[t - 1] += du[t]·Wᵀ}; nothing for the first step, whose state before is not learnt. */
    void back(int t, int batch, FMatrixRMaj du, FMatrixRMaj dh) {
        if (t > 0 && flowsBack) {
            kernels.multiplyAdd(batch, du, t * batch, packedTransposed, dh, (t - 1) * batch);
        }
    }

    /** {@code dW += Σₜ h[t]ᵀ·du[t]} in a share of the columns. */
    void addGradient(FMatrixRMaj h, FMatrixRMaj du, Slice slice) {
        weight.addGradient(kernels, du.numRows, h, 0, du, 0, slice);
    }
}
