package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.param.Parameter;
import org.ejml.data.FMatrixRMaj;

/** {@code u = hₜ₋₁·W} of one step, its way back, and the gradient of W over the whole window. */
final class HiddenProduct {
    private final int steps;
    private final int batch;
    private final Kernels kernels;
    private final Parameter weight;
    private final Packed packed;
    private final Packed packedTransposed;

    /** @param weight hidden × width */
    HiddenProduct(int steps, int batch, Parameter weight, Kernels kernels) {
        this.steps = steps;
        this.batch = batch;
        this.kernels = kernels;
        this.weight = weight;
        FMatrixRMaj w = weight.value();
        this.packed = kernels.packed(w.numRows, w.numCols);
        this.packedTransposed = kernels.packed(w.numCols, w.numRows);
    }

    void load() {
        kernels.pack(weight.value(), packed);
        kernels.packTransposed(weight.value(), packedTransposed);
    }

    /** {@code z[t] += h[t]·W}, where {@code h[t]} is the state before step {@code t}. */
    void add(int t, FMatrixRMaj h, FMatrixRMaj z) {
        kernels.multiplyAdd(batch, h, t * batch, packed, z, t * batch);
    }

    /** {@code u[t] = h[t]·W}. */
    void set(int t, FMatrixRMaj h, FMatrixRMaj u) {
        kernels.multiply(batch, h, t * batch, packed, u, t * batch);
    }

    /** {@code dh[t - 1] += dz[t]·Wᵀ}; nothing for the first step, whose state before is not learnt. */
    void back(int t, FMatrixRMaj dz, FMatrixRMaj dh) {
        if (t > 0) {
            kernels.multiplyAdd(batch, dz, t * batch, packedTransposed, dh, (t - 1) * batch);
        }
    }

    /** {@code dW += Σₜ h[t]ᵀ·dz[t]}. */
    void gradient(FMatrixRMaj h, FMatrixRMaj dz) {
        kernels.addTransposedProduct(steps * batch, h, 0, dz, 0, weight.gradient());
    }
}
