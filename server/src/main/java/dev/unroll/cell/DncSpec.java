package dev.unroll.cell;

import dev.unroll.cell.dnc.ExternalMemory;
import dev.unroll.cell.dnc.Mechanisms;
import dev.unroll.cell.dnc.Memory;
import dev.unroll.cell.dnc.MemoryShape;
import dev.unroll.numeric.Kernels;

/**
 * The differentiable neural computer of Graves et al. 2016: an LSTM controller that reads {@code [xₜ; rₜ₋₁]} and at every step emits, from
 * its hidden state hₜ, an interface vector to an external memory, which returns the read vectors rₜ. The layer's outputs are
 * {@code [hₜ; rₜ]}.
 *
 * @param hidden units of the controller
 * @param memory size of the memory
 * @param mechanisms which of them are at work
 */
public record DncSpec(int hidden, MemoryShape memory, Mechanisms mechanisms) implements MemoryCellSpec {
    /** Which of the layer's states is the memory, N × W. Before it stand {@code [h; r]} and c. */
    public static final int MEMORY = 2;

    /** Which state is the usage, N. */
    public static final int USAGE = 3;

    /** Which state the temporal links are, N × N. */
    public static final int LINKS = 4;

    /** Which state is the precedence, N. */
    public static final int PRECEDENCE = 5;

    /** Which state is the write weighting, N. */
    public static final int WRITE_WEIGHTING = 6;

    /** Which state the read weightings are, R × N. */
    public static final int READ_WEIGHTINGS = 7;

    /** Which trace is the allocation weighting, N. */
    public static final int ALLOCATION = 0;

    /** Which trace is the interface vector, activated; see {@link MemoryShape#layout}. */
    public static final int INTERFACE = 1;

    /** @throws IllegalArgumentException when {@code hidden} is not positive */
    public DncSpec {
        CellSpec.requirePositive(hidden);
    }

    /** With all mechanisms. */
    public DncSpec(int hidden, MemoryShape memory) {
        this(hidden, memory, Mechanisms.ALL);
    }

    @Override
    public int reads() {
        return memory.reads();
    }

    @Override
    public int emitted() {
        return memory.layout().size();
    }

    @Override
    public boolean interfaceBias() {
        return true;
    }

    @Override
    public Units units(int steps, int batch, Kernels kernels, Breakage breakage) {
        return new LstmUnits(hidden, steps, batch, kernels, breakage);
    }

    @Override
    public Memory unrolledMemory(int steps, int batch, Kernels kernels) {
        return new ExternalMemory(memory, mechanisms, steps, batch, kernels);
    }
}
