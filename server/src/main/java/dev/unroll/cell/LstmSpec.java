package dev.unroll.cell;

import dev.unroll.numeric.Kernels;

/**
 * The long short-term memory of Hochreiter and Schmidhuber 1997 with the forget gate of Gers et al. 2000:
 * {@code [i f g o] = x·W_ih + hₜ₋₁·W_hh + b; cₜ = σ(f)·cₜ₋₁ + σ(i)·tanh(g); hₜ = σ(o)·tanh(cₜ)}.
 *
 * @param hidden units of the hidden state, and of the cell state
 */
public record LstmSpec(int hidden) implements CellSpec {
    /** @throws IllegalArgumentException when {@code hidden} is not positive */
    public LstmSpec {
        CellSpec.requirePositive(hidden);
    }

    @Override
    public Cell build(int layer, int inputs, Kernels kernels) {
        return new LstmCell(layer, inputs, hidden, kernels);
    }
}
