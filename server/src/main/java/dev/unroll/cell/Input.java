package dev.unroll.cell;

import dev.unroll.numeric.Slice;
import org.ejml.data.FMatrixRMaj;

/** What a layer reads, and its product with the input weight. */
interface Input {
    /** {@code z = x·W + b} for the steps in {@code [first, last)}. */
    void forward(int first, int last, FMatrixRMaj z);

    /** {@code dx = dz·Wᵀ} for all steps. */
    void backward(FMatrixRMaj dz);

    /** {@code dW += xᵀ·dz} in a share of the columns. */
    void addGradient(FMatrixRMaj dz, Slice slice);
}
