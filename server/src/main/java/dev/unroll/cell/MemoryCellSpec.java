package dev.unroll.cell;

import dev.unroll.cell.dnc.Memory;
import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import java.util.List;

/**
 * A controller with a memory: it reads {@code [xₜ; rₜ₋₁]} and at every step emits, from its hidden state hₜ, an interface vector to the
 * memory, which returns the read vectors rₜ. The layer's outputs are {@code [hₜ; rₜ]}.
 */
sealed interface MemoryCellSpec extends CellSpec permits DncSpec, DncNumpySpec {
    /** Numbers that are read at a step. */
    int reads();

    /** Numbers of the interface vector. */
    int emitted();

    /** Whether a bias is added to the interface vector. */
    boolean interfaceBias();

    /** The controller's units over a window. */
    Units units(int steps, int batch, Kernels kernels, Breakage breakage);

    /** The memory over a window. */
    Memory unrolledMemory(int steps, int batch, Kernels kernels);

    @Override
    default int outputs() {
        return hidden() + reads();
    }

    @Override
    default Cell build(int layer, int inputs, Kernels kernels) {
        return new DncCell(layer, inputs, this, kernels);
    }

    /** {@code y = h·W_y + r·W_r + b}. */
    @Override
    default Readout readout(int vocabulary) {
        return new Readout(
                List.of(
                        Parameter.zeros("output_weight", hidden(), vocabulary),
                        Parameter.zeros("read_weight", reads(), vocabulary)),
                Parameter.zeros("output_bias", 1, vocabulary));
    }
}
