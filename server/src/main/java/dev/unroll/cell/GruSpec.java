package dev.unroll.cell;

import dev.unroll.numeric.Kernels;

/**
 * The gated recurrent unit of Cho et al. 2014, with the reset gate after the product as cuDNN and PyTorch have it:
 * {@code r, z = σ(x·W + hₜ₋₁·U + b); n = tanh(x·W + b + r·(hₜ₋₁·U + b_hn)); hₜ = (1 - z)·n + z·hₜ₋₁}.
 *
 * @param hidden units of the hidden state
 */
public record GruSpec(int hidden) implements CellSpec {
    /** @throws IllegalArgumentException when {@code hidden} is not positive */
    public GruSpec {
        CellSpec.requirePositive(hidden);
    }

    @Override
    public Cell build(int layer, int inputs, Kernels kernels) {
        return new GruCell(layer, inputs, hidden, kernels);
    }
}
