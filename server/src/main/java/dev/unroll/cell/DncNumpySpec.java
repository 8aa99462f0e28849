package dev.unroll.cell;

import dev.unroll.cell.dnc.LocationMemory;
import dev.unroll.cell.dnc.Memory;
import dev.unroll.numeric.Kernels;

/**
 * The network of krocki's dnc-numpy.py, for comparison: a memory addressed by location alone, cells that hold the tanh, no bias on the
 * interface vector. Unlike there, the memory is carried from window to window.
 *
 * @param hidden units of the controller
 * @param slots rows of the memory
 * @param width numbers in a slot
 */
public record DncNumpySpec(int hidden, int slots, int width) implements MemoryCellSpec {
    /** @throws IllegalArgumentException when {@code hidden} is not positive */
    public DncNumpySpec {
        CellSpec.requirePositive(hidden);
    }

    @Override
    public int reads() {
        return width;
    }

    @Override
    public int emitted() {
        return LocationMemory.size(slots, width);
    }

    @Override
    public boolean interfaceBias() {
        return false;
    }

    @Override
    public Units units(int steps, int batch, Kernels kernels, Breakage breakage) {
        return new SquashedUnits(hidden, steps, batch, kernels, breakage);
    }

    @Override
    public Memory unrolledMemory(int steps, int batch, Kernels kernels) {
        return new LocationMemory(slots, width, steps, batch, kernels);
    }
}
