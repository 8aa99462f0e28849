package dev.unroll.cell;

import dev.unroll.cell.dnc.Mechanisms;
import dev.unroll.cell.dnc.MemoryShape;
import dev.unroll.numeric.Kernels;
import dev.unroll.param.Parameter;
import java.util.List;

/**
 * The differentiable neural computer of Graves et al. 2016: an LSTM controller that reads {@code [xₜ; rₜ₋₁]} and at every step emits, from
 * its hidden state hₜ, an interface vector to an external memory, which returns the read vectors rₜ. The layer's outputs are
 * {@code [hₜ; rₜ]}.
 *
 * @param hidden units of the controller
 * @param memory size of the memory
 * @param mechanisms which of them are at work
 */
public record DncSpec(int hidden, MemoryShape memory, Mechanisms mechanisms) implements CellSpec {
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
    public int outputs() {
        return hidden + memory.reads();
    }

    @Override
    public Cell build(int layer, int inputs, Kernels kernels) {
        return new DncCell(layer, inputs, this, kernels);
    }

    /** {@code y = h·W_y + r·W_r + b}. */
    @Override
    public Readout readout(int vocabulary) {
        return new Readout(
                List.of(
                        Parameter.zeros("output_weight", hidden, vocabulary),
                        Parameter.zeros("read_weight", memory.reads(), vocabulary)),
                Parameter.zeros("output_bias", 1, vocabulary));
    }
}
