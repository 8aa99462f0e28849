package dev.unroll.cell;

import dev.unroll.numeric.Kernels;

/**
 * The vanilla recurrent layer of Elman 1990: {@code hₜ = tanh(xₜ·W_ih + hₜ₋₁·W_hh + b)}.
 *
 * @param hidden units of the hidden state
 */
public record RnnSpec(int hidden) implements CellSpec {
    /** @throws IllegalArgumentException when {@code hidden} is not positive */
    public RnnSpec {
        CellSpec.requirePositive(hidden);
    }

    @Override
    public Cell build(int layer, int inputs, Kernels kernels) {
        return new RnnCell(layer, inputs, hidden, kernels);
    }
}
