package dev.unroll.cell;

import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Packed;
import dev.unroll.numeric.Slice;
import dev.unroll.param.Stacked;
import org.ejml.data.FMatrixRMaj;

/** {@code x·W} for some rows of a window at once, and its way back. */
final class InputProduct {
    private final Kernels kernels;
    private final Stacked weight;
    private final boolean forward;
    private final boolean backward;
    private final Packed packed;
    private final Packed packedTransposed;

    /**
     * @param dense false for a layer that reads tokens and multiplies nothing
     * @param weight inputs × width
     */
    InputProduct(boolean dense, Stacked weight, Kernels kernels, Passes passes) {
        this.kernels = kernels;
        this.weight = weight;
        this.forward = dense;
        this.backward = dense && passes.backward();
        FMatrixRMaj w = weight.value();
        this.packed = kernels.packed(forward ? w.numRows : 0, w.numCols);
        this.packedTransposed = kernels.packed(backward ? w.numCols : 0, w.numRows);
    }

    void load() {
        weight.load();
        if (forward) {
            kernels.pack(weight.value(), packed);
        }
        if (backward) {
            kernels.packTransposed(weight.value(), packedTransposed);
        }
    }

    void add(int rows, FMatrixRMaj x, int xRow, FMatrixRMaj z, int zRow) {
        kernels.multiplyAdd(rows, x, xRow, packed, z, zRow);
    }

    void back(int rows, FMatrixRMaj dz, int dzRow, FMatrixRMaj dx, int dxRow) {
        kernels.multiply(rows, dz, dzRow, packedTransposed, dx, dxRow);
    }

    void addGradient(FMatrixRMaj x, int xRow, FMatrixRMaj dz, Slice slice) {
        weight.addGradient(kernels, dz.numRows, x, xRow, dz, 0, slice);
    }
}
